/**
 * How a value was computed, as data: {@link rustgrad.draw.operation.Operation}, and as a line of
 * text: {@link rustgrad.draw.operation.Formula}.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.draw.operation;
