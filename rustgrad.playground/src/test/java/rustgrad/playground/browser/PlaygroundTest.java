package rustgrad.playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.playground.formula.Computation;
import rustgrad.playground.formula.Definitions;
import rustgrad.playground.network.SettingsText;
import rustgrad.playground.network.Training;

/** The page in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaygroundTest {
  private static final int FORMULAS = 1000;
  private static final int MOST_BYTES = 1_000_000;

  private Browser browser;
  private Path page;

  @BeforeAll
  void open() {
    String file = System.getProperty("rustgrad.page");
    Assumptions.assumeTrue(file != null, "the page is built and tested by mvn -Pplayground");
    page = Path.of(file);
    Optional<Path> program = Browser.program();
    Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on the path");
    browser = Browser.open(program.get(), page, "");
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingWentWrong() {
    if (browser != null) {
      assertEquals(List.of(), browser.errors());
    }
  }

  private void go(String hash) {
    browser.eval("location.hash = " + quoted(hash));
    browser.waitFor("true");
  }

  private static String quoted(String text) {
    return new com.google.gson.Gson().toJson(text);
  }

  private void screenshot(String name) {
    browser.screenshot(page.resolveSibling("../screenshots/" + name + ".png"));
  }

  @Test
  void thePageIsSmallAndAsksForNothingElse() throws java.io.IOException {
    long bytes = 0;
    try (var files = Files.list(page.getParent())) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
    browser.reload();
    assertEquals(
        List.of("index.html", "style.css", "playground.js"),
        browser.requests().stream()
            .filter(address -> !address.startsWith("data:"))
            .map(address -> address.replaceAll("#.*", "").replaceAll(".*/", ""))
            .toList());
  }

  @Test
  void randomFormulasHaveTheBitsOfTheJvm() {
    RandomFormulas formulas = new RandomFormulas(1);
    int finite = 0;
    for (int i = 0; i < FORMULAS; i++) {
      finite += Double.isFinite(assertSameBits(formulas.next())) ? 1 : 0;
    }
    assertTrue(finite > FORMULAS / 2, finite + " formulas have a finite value");
  }

  @Test
  void formulasOfManyDigitsAndManyTermsHaveTheBitsOfTheJvm() {
    assertSameBits("y = a");
    assertSameBits("a = 74.92507492507494; b = 39.729165573924654; y = a * b");
    assertSameBits("a = 2.2250738585072014e-308; b = 1.7976931348623157E308; y = a * b - 0.1");
    assertSameBits("y = a" + " + a * 0.1".repeat(350));
    assertSameBits("y = " + "-".repeat(3000) + "a");
  }

  /** Returns the number of the formula. */
  private double assertSameBits(String formula) {
    Computation computation = Computation.of(Definitions.parse(formula), Map.of());
    computation.result().backward();
    String expected =
        bits(computation.result().item())
            + computation.leaves().values().stream()
                .map(leaf -> " " + bits(leaf.grad()))
                .collect(Collectors.joining());
    assertEquals(expected, browser.eval("rustgrad.evaluate(" + quoted(formula) + ")"), formula);
    return computation.result().item();
  }

  @Test
  void aWideGraphIsDrawn() {
    browser.emulate(1360, 900, false);
    go("expression&f=y%20%3D%20softplus(a)" + "%20%2B%20(a*b).tanh()*b".repeat(12));
    browser.waitFor("document.querySelectorAll('#graph .operation').length === 49");
    browser.click("#first");
    browser.click("#step");
    assertEquals("0", browser.eval("document.getElementById('graph').scrollLeft"));
    browser.eval(
        "var t = document.getElementById('time'); t.value = 49; t.dispatchEvent(new Event('input'))");
    assertEquals("true", browser.eval("document.getElementById('graph').scrollLeft > 500"));
    screenshot("expression-wide");
    int frames = Integer.parseInt(browser.eval("document.getElementById('time').max"));
    for (int frame = 1; frame < frames; frame++) {
      browser.press("ArrowRight");
      assertEquals("true", browser.eval(SEES_THE_STEP), browser.text("phase"));
    }
  }

  /** Whether all that a step is about can be seen, or, if that is too wide, its operation. */
  private static final String SEES_THE_STEP =
      """
      (() => {
        const graph = document.getElementById('graph').getBoundingClientRect();
        const boxes = kind => [...document.querySelectorAll('#graph ' + kind)].map(e => e.getBoundingClientRect());
        const isSeen = box => box.left >= graph.left && box.right <= graph.right;
        const all = boxes('.active');
        const width = Math.max(...all.map(box => box.right)) - Math.min(...all.map(box => box.left));
        return (width > graph.width ? boxes('.operation.active') : all).every(isSeen);
      })()
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "points=moons",
        "points=moons&activation=relu&loss=maxMargin&optimizer=sgd&rate=0.1&l2=0.0001&seed=1",
        "points=circles&noise=0.2&hidden=4-4&activation=sigmoid&optimizer=momentum&rate=0.1&seed=2",
        "points=spirals&hidden=8-8-8&activation=gelu&loss=meanSquaredError&optimizer=adamw&seed=3",
        "points=blobs&hidden=5&activation=softplus&seed=4&batch=16",
        "points=blobs&hidden=&optimizer=sgd&seed=5&rate=0.3&l2=0.001",
        "points=moons&hidden=6-3&activation=sin&loss=softmaxCrossEntropy&seed=6&noise=0.3&batch=7",
        "points=spirals&hidden=6&activation=elu&seed=7&rows=120",
        "points=circles&hidden=6&activation=silu&seed=8&rows=333&batch=50&optimizer=adam&rate=0.03",
        "points=moons&hidden=4&activation=erf&seed=9&loss=binaryCrossEntropy",
        "points=moons&hidden=16-16&activation=relu&seed=10&optimizer=adam",
        "points=circles&hidden=3&activation=exp&seed=11&rate=0.003&loss=meanSquaredError",
        "points=spirals&hidden=5-5&activation=cos&seed=12&optimizer=momentum&rate=0.03",
        "points=blobs&hidden=4&activation=abs&seed=13&noise=0.2&l2=0.01",
        "points=moons&hidden=7&activation=normalCdf&seed=14&rows=99&batch=99&optimizer=sgd&rate=1.0",
        "points=circles&hidden=4-2&activation=softplus&seed=15&loss=softmaxCrossEntropy&batch=1",
        "points=spirals&hidden=6&activation=sinh&seed=16&rate=0.001",
        "points=blobs&hidden=8-8&activation=tanh&seed=17&optimizer=adamw&rate=0.03&rows=500&batch=64",
        "points=moons&hidden=5&activation=silu&seed=18&optimizer=sgd&rate=0.3&noise=0.02",
        "points=spirals&hidden=8&optimizer=lbfgs&seed=20&rows=100",
        "points=blobs&hidden=4&activation=softplus&optimizer=lbfgs&seed=21&l2=0.001&rows=60",
        "points=circles&hidden=6&activation=expm1&seed=19&loss=maxMargin&rate=0.003&batch=10",
      })
  void trainingsOf200StepsHaveTheBitsOfTheJvm(String settings) {
    Training training = new Training(SettingsText.parse(settings));
    for (int step = 0; step < 200; step++) {
      training.step();
    }
    String expected =
        Arrays.stream(training.model().parameters().items())
            .mapToObj(PlaygroundTest::bits)
            .collect(Collectors.joining(" "));
    assertEquals(expected, browser.eval("rustgrad.train(" + quoted(settings) + ", 200)"));
  }

  private static String bits(double number) {
    return Long.toHexString(Double.doubleToLongBits(number));
  }

  @Test
  void aLearnerTypesAFormulaAndStepsThroughItsGradients() {
    browser.emulate(1360, 900, false);
    go("expression&f=a%20%2B%201");
    browser.eval(
        "document.getElementById('formula').focus();document.getElementById('formula').select()");
    browser.type("a = 2; b = -3; c = 10; L = a*b + c");
    assertEquals("dL/da = -3\ndL/db = 2\ndL/dc = 1", rule());
    assertEquals("2", leaf("a"));
    browser.click("#first");
    assertEquals("The leaves have their numbers.", rule());
    browser.click("#step");
    assertEquals("v1 = a * b = 2 * (-3) = -6", rule());
    browser.click("#step");
    assertEquals("L = v1 + c = (-6) + 10 = 4", rule());
    screenshot("forward");
    browser.eval("document.activeElement.blur()");
    browser.press("ArrowRight");
    assertEquals("L.grad = 1, for dL/dL = 1", rule());
    browser.press("ArrowRight");
    assertEquals("L = v1 + c: c.grad += 1 * 1 = 1\nL = v1 + c: v1.grad += 1 * 1 = 1", rule());
    browser.press("ArrowRight");
    assertEquals("v1 = a * b: b.grad += 1 * 2 = 2\nv1 = a * b: a.grad += 1 * (-3) = -3", rule());
    screenshot("backward");
    browser.press("ArrowRight");
    assertEquals("dL/da = -3\ndL/db = 2\ndL/dc = 1", rule());
    assertTrue(browser.text("graph").contains("grad -3"));
  }

  private String rule() {
    return browser.eval(
        "[...document.querySelectorAll('#rule p')].map(p => p.textContent).join('\\n')");
  }

  private String leaf(String name) {
    return browser.eval("document.getElementById('leaf-" + name + "').value");
  }

  @Test
  void aDraggedLeafChangesTheTextTheGraphAndTheAddress() {
    go("expression&f=" + "a%20%3D%202%0Ay%20%3D%20a*a");
    input("range", "1.5");
    assertEquals("a = 1.5\ny = a*a", formula());
    assertEquals("dy/da = 3", rule());
    assertTrue(browser.eval("location.hash").contains("a%20%3D%201.5"));
  }

  @Test
  void aLeafShowsAllDigitsAndItsSliderFitsWhatIsTyped() {
    go("expression&f=y%20%3D%20a*a");
    for (String number : List.of("100000", "0.123456789", "-1e308", "2")) {
      input("number", number);
      assertEquals(number, leaf("a"));
      assertEquals("a = " + number + "\ny = a*a", formula());
    }
    assertEquals("5", browser.eval("document.querySelector('#leaves [type=range]').max"));
    go("expression&f=a%20%3D%20100%3B%20y%20%3D%20a*a");
    assertEquals("500", browser.eval("document.querySelector('#leaves [type=range]').max"));
    input("range", "0.1");
    assertEquals("0", leaf("a")); // steps of 5
    assertEquals("500", browser.eval("document.querySelector('#leaves [type=range]').max"));
    go("expression&f=a%20%3D%200.123456789%3B%20y%20%3D%20a*a");
    assertEquals("0.123456789", leaf("a"));
    assertEquals("dy/da = 0.24691", browser.text("leaves").replaceFirst("^a", ""));
    browser.click("#back");
    assertEquals("dy/da = ?", browser.text("leaves").replaceFirst("^a", ""));
  }

  private String formula() {
    return browser.eval("document.getElementById('formula').value");
  }

  private void input(String type, String value) {
    browser.eval(
        "var input = document.querySelector('#leaves [type=%s]'); input.value = '%s'; input.dispatchEvent(new Event('input'))"
            .formatted(type, value));
  }

  @Test
  void anErrorSaysWhereAndTheLastGraphStays() {
    go("expression&f=y%20%3D%20a%20*");
    assertEquals(
        "line 1, column 8: expected a number, a name or '(', but there is the end",
        browser.text("formula-error"));
    assertEquals("true", browser.eval("document.getElementById('leaves').hasAttribute('inert')"));
    screenshot("error");
    go("expression&f=y%20%3D%20a%20*%202");
    assertEquals("false", browser.eval("document.getElementById('leaves').hasAttribute('inert')"));
  }

  @Test
  void aChoiceIsDrawnWithThePathNotTakenDashed() {
    browser.emulate(1360, 900, false);
    go("expression&f=x%20%3D%20-1%0Ay%20%3D%20where(x%20%3E%200%2C%20x%5E2%2C%203*x)");
    assertEquals("dy/dx = 3", rule());
    assertEquals(
        "v1", browser.eval("document.querySelector('.value.result.unused').dataset.value"));
    assertTrue(browser.text("java-expression").contains("Value.where(x, Comparison.GREATER, "));
    screenshot("where");
    input("range", "2");
    assertEquals("dy/dx = 4", rule());
    assertEquals(
        "v2", browser.eval("document.querySelector('.value.result.unused').dataset.value"));
  }

  /** From the page as it opens, with the keyboard alone. */
  @Test
  void everythingCanBeDoneWithKeys() {
    browser.emulate(1360, 900, false);
    go("");
    browser.reload();
    browser.press("ArrowRight");
    assertEquals("The leaves have their numbers.", rule());
    for (int step = 0; !browser.text("phase").endsWith("all is known"); step++) {
      assertTrue(step < 20, browser.text("phase"));
      browser.press("ArrowRight");
    }
    browser.eval("document.getElementById('tab-expression').focus()");
    browser.press("ArrowRight");
    assertEquals("tab-network", browser.eval("document.activeElement.id"));
    browser.eval("document.getElementById('points-moons').focus()");
    browser.press("ArrowLeft");
    assertEquals("points-blobs", browser.eval("document.activeElement.id"));
    browser.press("ArrowDown");
    assertTrue(browser.eval("location.hash").contains("points=moons"));
    screenshot("keyboard");
    browser.eval("document.activeElement.blur()");
    browser.press("ArrowRight");
    assertEquals("1", browser.text("steps"));
  }

  @Test
  void aNetworkLearnsTheMoons() {
    browser.emulate(1360, 900, false);
    go("network&points=moons&seed=0");
    screenshot("network-start");
    browser.click("#train");
    browser.waitFor("Number(document.getElementById('epoch').innerText) > 100");
    browser.waitFor("document.getElementById('train-right').innerText === '100.0 %'");
    browser.click("#train");
    screenshot("network-learned");
    browser.click(".neuron[aria-label='hidden layer 1, neuron 2']");
    assertTrue(browser.text("inspected").contains("hidden layer 1, neuron 2"));
    browser.eval("document.getElementById('code-network').open = true");
    browser.click("#copy-network");
    assertEquals("Copied", browser.text("copy-network"));
    browser.waitFor(
        "document.getElementById('java-network').innerText.includes('Dataset.moons(200, 0.1, 0)')");
    browser.emulate(1360, 1900, false);
    screenshot("network-trained");
    browser.eval("document.getElementById('code-network').open = false");
    browser.click("#reset");
    browser.emulate(1360, 900, false);
    assertEquals("0", browser.text("epoch"));
  }

  @Test
  void whatIsShownIsTheEnginesNumber() {
    go("network&points=circles&seed=4&hidden=5");
    Training training = new Training(SettingsText.parse("points=circles&seed=4&hidden=5"));
    browser.eval("document.getElementById('code-network').open = true");
    for (int epoch = 0; epoch < 3; epoch++) {
      browser.click("#train-epoch");
      training.epoch();
    }
    browser.waitFor("document.getElementById('bits').innerText === '" + training.bits() + "'");
    browser.click("#train-step");
    assertEquals("3 epochs", browser.text("bits-epochs"));
    assertEquals(training.bits(), browser.text("bits"));
    browser.eval("document.getElementById('code-network').open = false");
  }

  @Test
  void aLinkThatSaysWhatThereIsNotIsReported() {
    go("network&points=zebra&rows=100");
    assertTrue(browser.text("network-error").endsWith("the default counts: points=zebra"));
    assertTrue(browser.eval("location.hash").contains("points=moons&rows=100"));
    go("network&points=circles");
    assertEquals("", browser.text("network-error"));
  }

  @Test
  void theSumOfANeuronOfManyInputsStandsBelowItsGraph() {
    go("network&points=moons&hidden=8-2");
    browser.click(".neuron[aria-label='hidden layer 2, neuron 1']");
    assertTrue(browser.text("dots").startsWith("sum2[1] = b + w[0] * h1[0] + w[1] * h1[1] + "));
    screenshot("neuron");
    browser.click(".neuron[aria-label='hidden layer 2, neuron 1']");
  }

  @Test
  void itLooksWellInTheDarkAndOnAPhone() {
    String neuron =
        "expression&f=x1%20%3D%202%3B%20x2%20%3D%200%3B%20w1%20%3D%20-3%3B%20w2%20%3D%201%3B%20b%20%3D%206.8814%0An%20%3D%20x1*w1%20%2B%20x2*w2%20%2B%20b%0Ao%20%3D%20n.tanh()";
    browser.emulate(1360, 900, true);
    go(neuron);
    screenshot("expression-dark");
    browser.emulate(390, 1400, false);
    screenshot("expression-phone");
    assertEquals("true", browser.eval("document.documentElement.scrollWidth <= 390"));
    go("network&points=blobs&seed=3");
    browser.click("#train-epoch");
    browser.emulate(390, 1900, false);
    screenshot("network-phone");
    assertEquals("true", browser.eval("document.documentElement.scrollWidth <= 390"));
    browser.emulate(1360, 900, true);
    for (int epoch = 0; epoch < 30; epoch++) {
      browser.click("#train-epoch");
    }
    screenshot("network-dark");
    browser.emulate(820, 1180, false);
    go("network&points=moons&hidden=6&optimizer=lbfgs");
    for (int epoch = 0; epoch < 30; epoch++) {
      browser.click("#train-epoch");
    }
    screenshot("network-tablet");
    assertEquals("true", browser.eval("document.documentElement.scrollWidth <= 820"));
    browser.emulate(1360, 900, false);
  }
}
