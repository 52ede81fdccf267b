/**
 * Formulas as text, parsed and computed as values of rustgrad: {@link
 * rustgrad.playground.formula.Definitions} and {@link rustgrad.playground.formula.Computation}.
 *
 * <pre>{@code
 * definitions = [ definition ] { ( ";" | line break ) [ definition ] }
 * definition  = [ name "=" ] sum
 * sum         = product { ( "+" | "-" ) product }
 * product     = negation { ( "*" | "/" ) negation }
 * negation    = "-" negation | power
 * power       = call [ ( "^" | "**" ) negation ]
 * call        = primary { "." name "(" [ arguments ] ")" }
 * primary     = number | name | name "(" arguments ")" | "(" sum ")" | where
 * arguments   = sum { "," sum }
 * where       = "where" "(" sum comparison sum "," sum "," sum ")"
 * comparison  = "<" | "<=" | ">" | ">=" | "==" | "!="
 * }</pre>
 *
 * <p>A name is a letter or "_", and then letters, digits and "_". In front of a parenthesis it is
 * that of an op, any that the registry has; {@code x.tanh()} is {@code tanh(x)}, {@code x.max(y)}
 * is {@code max(x, y)}, and {@code x^2} is {@code pow(x, 2)}. {@code where(x > 0, a, b)} is a if
 * {@code x > 0}, else b: {@code Value.where}, which computes both. Each name is defined once,
 * before it is used. What is defined as a number, and what is not defined at all, is a leaf; other
 * numbers are constants. The last definition is what is differentiated. What follows "#" on a line
 * is a comment.
 *
 * <p>It is plain Java: it knows no page.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.playground.formula;
