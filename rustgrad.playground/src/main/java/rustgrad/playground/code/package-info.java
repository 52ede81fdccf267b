/**
 * The Java that computes what the page shows, ready to paste. It is plain Java: it knows no page.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.playground.code;
