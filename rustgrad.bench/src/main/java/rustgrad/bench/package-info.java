/** How fast rustgrad is, against the same computation written by hand in plain Java. */
@org.jspecify.annotations.NullMarked
package rustgrad.bench;
