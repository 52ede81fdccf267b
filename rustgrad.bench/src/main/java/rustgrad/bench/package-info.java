/** How fast rustgrad is, against the same computation written by hand in plain Java. */
@NullMarked
package rustgrad.bench;

import org.jspecify.annotations.NullMarked;
