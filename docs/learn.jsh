import java.nio.file.*
import rustgrad.api.*
import rustgrad.core.*
import rustgrad.draw.*
import rustgrad.draw.network.*
import rustgrad.draw.program.*
import rustgrad.nn.*
import rustgrad.program.*

/** Prints the graph of a value as a tree, and draws it to value.svg in the current directory. */
void show(Value value) throws java.io.IOException {
  System.out.print(Drawing.of(value));
  Files.writeString(Path.of("value.svg"), Drawing.of(value).svg());
}
