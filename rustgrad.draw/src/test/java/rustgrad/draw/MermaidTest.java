package rustgrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** The graph of a value in the language that GitHub draws. */
class MermaidTest {
  @Test
  void valuesAreBoxesAndOperationsRound() {
    assertEquals(
        """
        flowchart LR
          n0["x<br/>2<br/>grad 3.0707"]:::leaf
          n1["y<br/>3<br/>grad 2"]:::leaf
          n2(["#42;"]):::operation
          n3["6<br/>grad 1"]:::result
          n4(["tanh"]):::operation
          n5["0.96403<br/>grad 1"]:::result
          n6(["#43;"]):::operation
          n7["z<br/>6.964<br/>grad 1"]:::result
          n0 --> n2
          n1 --> n2
          n2 --> n3
          n0 --> n4
          n4 --> n5
          n3 --> n6
          n5 --> n6
          n6 --> n7
          classDef leaf fill:#DDEFFA,stroke:#0072B2,color:#1A1A1A
          classDef result fill:#FFFFFF,stroke:#444444,color:#1A1A1A
          classDef operation fill:#FBE6B8,stroke:#E69F00,color:#1A1A1A
        """,
        Drawing.of(Examples.readme()).mermaid());
  }

  @Test
  void theSideThatIsNotTakenIsDashed() {
    String mermaid = Drawing.of(Examples.where()).mermaid();
    assertTrue(mermaid.contains("  n1 -.->|\"1\"| n2\n"), mermaid);
    assertTrue(mermaid.contains("  n3 -.->|\"then\"| n7\n"), mermaid);
    assertTrue(mermaid.contains("  n6 -->|\"else\"| n7\n"), mermaid);
    assertTrue(
        mermaid.endsWith("  classDef unused stroke-dasharray:4 3\n  class n2,n3 unused\n"),
        mermaid);
  }

  @Test
  void allSignsThatCouldHaveAMeaningAreCodes() {
    String mermaid = Drawing.of(Value.of(-1.5).label("1. `w_0` \"#<b>&\" [x] ü")).mermaid();
    assertTrue(
        mermaid.contains(
            "[\"1#46; #96;w#95;0#96; #34;#35;#60;b#62;#38;#34; #91;x#93; ü<br/>-1.5<br/>grad 0\"]"),
        mermaid);
  }

  @Test
  void highlightedValuesHaveThickLines() {
    Value y = Value.of(2).tanh();
    String mermaid = Drawing.of(y).withHighlighted(y.inputs()).mermaid();
    assertTrue(
        mermaid.endsWith("  classDef highlighted stroke-width:4px\n  class n0 highlighted\n"),
        mermaid);
  }
}
