/** The page: rustgrad.playground.Main starts it. */
@org.jspecify.annotations.NullMarked
package rustgrad.playground;
