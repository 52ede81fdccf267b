package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Dataset;
import rustgrad.nn.MLP;
import rustgrad.nn.Predictor;

/** Files whose inputs, classes and targets are those of another data set or a model. */
class CsvNamesTest {
  private static final List<String> INPUTS = List.of("age", "plan=basic", "plan=pro", "size");

  private CsvFile file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = new CsvFile(folder.resolve("data.csv"));
  }

  private Dataset train() {
    return file.read(
        csv -> csv.withCategories("plan"),
        "age,plan,size,label",
        "30,pro,1,yes",
        "40,basic,2,no",
        "50,pro,3,maybe");
  }

  private double[][] inputs(String... lines) {
    return file.write(lines).readInputs(INPUTS);
  }

  private String errorOfInputs(Missing rule, String... lines) {
    Csv csv = file.write(lines).withMissing(rule);
    String message = Errors.messageOf(() -> csv.readInputs(INPUTS));
    return message.replace(file.path().toString(), "");
  }

  private String errorLike(Dataset other, String... lines) {
    return file.errorOf(csv -> csv.withNamesOf(other), lines);
  }

  @Test
  void rowsToPredictAreReadByTheNamesOfTheInputs() {
    Predictor predictor = Predictor.of(MLP.of(4, 3), train());
    double[][] expected = {{35, 0, 1, 7}, {45, 1, 0, 8}};
    Csv csv = file.write("note,size,plan,1,age", "a,7,pro,,35", ",8,basic,?,45");
    assertArrayEquals(expected, csv.readInputs(predictor));
    assertArrayEquals(expected, csv.readInputs(INPUTS));
    assertArrayEquals(expected, csv.withLabel("none").without("age").readInputs(INPUTS));
    assertArrayEquals(
        new double[][] {{8, 45}},
        csv.withMissing(Missing.dropRow().withTexts("7")).readInputs(List.of("size", "age")));
  }

  @Test
  void aFileOfOneInputHasOneColumn() {
    assertArrayEquals(
        new double[][] {{1.5}, {2}},
        file.write("0", "1,5", "2").withDecimalComma().readInputs(List.of("0")));
  }

  @Test
  void aColumnWithTheWholeNameIsTheInput() {
    assertArrayEquals(
        new double[][] {{1, 1, 0, 2}}, inputs("plan=pro,plan=basic,size,age", "0,1,2,1"));
    assertArrayEquals(
        new double[][] {{1, 0}}, file.write("a=b", "c=d").readInputs(List.of("a=b=c=d", "a=b=")));
  }

  @Test
  void missingCellsOfRowsToPredictAreGivenByTheRule() {
    String[] lines = {"age,plan,size", "1,NA,3", "NA,pro,4", "5,basic,6"};
    assertEquals(
        " line 2, column 2 (plan): got 'NA'; expected a text; withMissing says what to do with missing cells",
        errorOfInputs(Missing.error(), lines));
    assertArrayEquals(
        new double[][] {{1, 0, 0, 3}, {-1, 0, 1, 4}, {5, 1, 0, 6}},
        file.write(lines).withMissing(Missing.value(-1)).readInputs(INPUTS));
    assertArrayEquals(
        new double[][] {{5, 1, 0, 6}},
        file.write(lines).withMissing(Missing.dropRow()).readInputs(INPUTS));
    String noMean =
        "Missing.mean() would be the mean of the rows that are read, and not of those that the model was trained on; use Missing.value or Missing.dropRow";
    assertEquals(noMean, errorOfInputs(Missing.mean(), lines));
    Dataset train = train();
    Csv csv = file.write(lines).withMissing(Missing.mean()).withNamesOf(train);
    assertEquals(noMean, Errors.messageOf(csv::read));
  }

  @Test
  void rowsToPredictThatDoNotFitAreAnError() {
    assertEquals(
        " line 3, column 2 (plan): got 'gold'; expected one of the categories 'basic', 'pro'",
        errorOfInputs(Missing.error(), "age,plan,size", "1,pro,2", "1,gold,2"));
    assertEquals(
        " has no column for the input 'plan=basic'; its header line has 'age', 'Plan', 'size'",
        errorOfInputs(Missing.error(), "age,Plan,size", "1,pro,2"));
    assertEquals(
        " line 2, column 3 (size): got 'big'; expected a finite number; for texts, use withCategories(\"size\") or without(\"size\"); if it stands for a missing cell, Missing.dropRow().withTexts(\"big\") says so",
        errorOfInputs(Missing.error(), "age,plan,size", "1,pro,big"));
    assertEquals(
        " has no rows; expected some after the header line",
        errorOfInputs(Missing.error(), "age,plan,size"));
    assertEquals(
        "Predictor(MLP(4, 3)) has no names of its inputs, by which columns are found; give it some with withInputNames",
        Errors.messageOf(() -> Csv.of(file.path()).readInputs(Predictor.of(MLP.of(4, 3)))));
    assertEquals(
        "the list has no names of its inputs, by which columns are found; give it some with withInputNames",
        Errors.messageOf(() -> Csv.of(file.path()).readInputs(List.of())));
  }

  @Test
  void anotherFileHasTheInputsAndClassesOfTheFirst() {
    Dataset train = train();
    Dataset test =
        file.read(
            csv -> csv.withNamesOf(train),
            "more,size,plan,age,label",
            "x,7,pro,35,yes",
            "y,8,pro,1,no");
    assertEquals(INPUTS, test.inputNames());
    assertEquals(List.of("maybe", "no", "yes"), test.classNames());
    assertArrayEquals(new double[][] {{35, 0, 1, 7}, {1, 0, 1, 8}}, test.inputs());
    assertArrayEquals(new int[] {2, 1}, test.labels());
    assertArrayEquals(
        new int[] {2},
        file.read(
                csv -> csv.withNamesOf(train).withLabel("label").without("id", "more"),
                "label,age,size,plan,more",
                "yes,1,2,pro,3")
            .labels());
  }

  @Test
  void classesThatTheFirstFileDoesNotHaveAreAnError() {
    Dataset train = train();
    assertEquals(
        " line 2, column 4 (label): got 'never'; expected one of the classes 'maybe', 'no', 'yes'",
        errorLike(train, "age,plan,size,label", "1,pro,2,never"));
    assertEquals(
        ": its last column, 'age', is an input; say with withLabel which column has the classes, or use readInputs if none has",
        errorLike(train, "label,plan,size,age", "yes,pro,2,1"));
    assertEquals(
        ": column 'age' cannot be both an input and the label",
        file.errorOf(
            csv -> csv.withNamesOf(train).withLabel("age"), "age,plan,size,label", "1,pro,2,no"));
    assertEquals(
        ": column 'age' cannot be both an input and left out",
        file.errorOf(
            csv -> csv.withNamesOf(train).without("age"), "age,plan,size,label", "1,pro,2,no"));
  }

  @Test
  void numberedClassesAreThoseOfTheFirstFile() {
    Dataset three = file.read("x,label", "1,0", "2,2");
    assertArrayEquals(
        new int[] {1, 2},
        file.read(csv -> csv.withNamesOf(three), "x,label", "1,1", "2,2").labels());
    for (String label : List.of("3", "-1", "a", "0.5", "01", "999999999999999999")) {
      assertEquals(
          " line 3, column 2 (label): got '" + label + "'; expected one of the classes from 0 to 2",
          errorLike(three, "x,label", "1,1", "2," + label));
    }
    Dataset signs = file.read("x,label", "1,-1", "2,1");
    assertArrayEquals(
        new int[] {1, 0},
        file.read(csv -> csv.withNamesOf(signs), "x,label", "1,+1", "2,-1").labels());
    assertEquals(
        " line 2, column 2 (label): got '0'; expected -1 or 1, as there are labels -1",
        errorLike(signs, "x,label", "1,0", "2,-1"));
    Dataset numbers = file.read("x,label", "1,1", "2,2");
    assertArrayEquals(
        new int[] {1}, file.read(csv -> csv.withNamesOf(numbers), "x,label", "1,2").labels());
  }

  @Test
  void anotherFileHasTheTargetsOfTheFirst() {
    Dataset train = file.read(csv -> csv.withTargets("rent", "price"), "price,x,rent", "1,2,3");
    String[] lines = {"x,rent,price,more", "4,5,6,7"};
    Dataset test = file.read(csv -> csv.withNamesOf(train), lines);
    assertArrayEquals(new double[][] {{4}}, test.inputs());
    assertArrayEquals(new double[][] {{5, 6}}, test.targets());
    assertEquals(List.of("rent", "price"), test.targetNames());
    Csv same = file.write(lines).withTargets("rent", "price").withNamesOf(train);
    assertArrayEquals(test.targets(), same.read().targets());
    Csv others = file.write(lines).withNamesOf(train).withTargets("more");
    assertEquals(
        "withTargets(\"more\") gives 1 targets, but Dataset(1 rows, 1 features, 2 targets) has 2: 'rent', 'price'",
        Errors.messageOf(others::read));
    Dataset unnamed =
        Dataset.ofTargets(new double[][] {{1}}, new double[][] {{2}}).withInputNames("x");
    Csv named = file.write(lines).withNamesOf(unnamed);
    assertArrayEquals(new double[][] {{7}}, named.withTargets("more").read().targets());
    assertTrue(Errors.messageOf(named::read).endsWith(" has 1 without names"));
  }

  @Test
  void classesAndTargetsAreNotMixed() {
    Dataset classes = train();
    Csv withTargets = file.write("x,y", "1,2").withNamesOf(classes).withTargets("y");
    assertEquals(
        "numbers to predict cannot be read with withTargets like " + classes,
        Errors.messageOf(withTargets::read));
    Dataset targets = file.read(csv -> csv.withTargets("y"), "x,y", "1,2");
    Csv withLabel = Csv.of(file.path()).withNamesOf(targets).withLabel("y");
    assertEquals(
        "classes cannot be read with withLabel or withLabelsAsNames like " + targets,
        Errors.messageOf(withLabel::read));
    Dataset unnamed = Dataset.moons(10, 0, 0);
    assertEquals(
        unnamed
            + " has no names of its inputs, by which columns are found; give it some with withInputNames",
        Errors.messageOf(() -> Csv.of(file.path()).withNamesOf(unnamed)));
  }

  @Test
  void weightsAreReadFromAnotherFileToo() {
    Dataset train = train();
    Dataset test =
        file.read(
            csv -> csv.withNamesOf(train).withWeights("w"),
            "age,plan,size,label,w",
            "1,pro,2,yes,3");
    assertArrayEquals(new double[] {3}, test.rowWeights().orElseThrow());
  }
}
