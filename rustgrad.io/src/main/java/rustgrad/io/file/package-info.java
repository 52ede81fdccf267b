/** Files of any content that are complete whenever they exist. Uses the JDK alone. */
@org.jspecify.annotations.NullMarked
package rustgrad.io.file;
