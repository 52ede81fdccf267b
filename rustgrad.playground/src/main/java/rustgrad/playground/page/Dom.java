package rustgrad.playground.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The elements of the page. */
final class Dom {
  private static final int MILLISECONDS_OF_A_NOTE = 1500;

  private Dom() {}

  static HTMLElement byId(String id) {
    return HTMLDocument.current().getElementById(id);
  }

  static HTMLInputElement input(String id) {
    return (HTMLInputElement) byId(id);
  }

  static HTMLSelectElement select(String id) {
    return (HTMLSelectElement) byId(id);
  }

  static HTMLElement create(String tag, String kind) {
    HTMLElement element = HTMLDocument.current().createElement(tag);
    element.setClassName(kind);
    return element;
  }

  static HTMLElement add(HTMLElement parent, String tag, String kind, String text) {
    HTMLElement element = create(tag, kind);
    element.withText(text);
    parent.appendChild(element);
    return element;
  }

  static void onClick(String id, Runnable run) {
    on(byId(id), "click", event -> run.run());
  }

  static void on(HTMLElement element, String event, EventListener<Event> listener) {
    element.addEventListener(event, listener);
  }

  /** Sets a text if it is another one, which costs less. */
  static void text(String id, String text) {
    HTMLElement element = byId(id);
    if (!text.equals(textOf(element))) {
      element.withText(text);
    }
  }

  @JSBody(params = "element", script = "return element.textContent;")
  static native String textOf(HTMLElement element);

  static void addOption(HTMLElement select, String value, String text) {
    add(select, "option", "", text).setAttribute("value", value);
  }

  static CanvasRenderingContext2D context(HTMLElement canvas) {
    return (CanvasRenderingContext2D) ((HTMLCanvasElement) canvas).getContext("2d");
  }

  /** A colour of the style sheet, such as "--ink". */
  @JSBody(
      params = "name",
      script = "return getComputedStyle(document.documentElement).getPropertyValue(name).trim();")
  static native String color(String name);

  /** What an input holds; NaN if that is no number. */
  @JSBody(params = "input", script = "return input.valueAsNumber;")
  static native double number(HTMLInputElement input);

  @JSBody(
      params = {"element", "attribute"},
      script = "return Number(element.getAttribute(attribute));")
  static native double number(HTMLElement element, String attribute);

  /** The part of the address after "#". */
  @JSBody(script = "return location.hash.substring(1);")
  static native String hash();

  @JSBody(
      params = "hash",
      script =
          "try { history.replaceState(null, '', '#' + hash); }"
              + " catch (e) { location.replace('#' + hash); }")
  static native void setHash(String hash);

  @JSBody(params = "text", script = "return encodeURIComponent(text);")
  static native String encoded(String text);

  @JSBody(
      params = "text",
      script = "try { return decodeURIComponent(text); } catch (e) { return text; }")
  static native String decoded(String text);

  @JSBody(script = "return location.href;")
  static native String address();

  /** Copies a text, also where the page was opened from disk. */
  @JSBody(
      params = "text",
      script =
          "var area = document.createElement('textarea'); area.value = text;"
              + " document.body.appendChild(area); area.select();"
              + " document.execCommand('copy'); area.remove();")
  static native void copy(String text);

  /** Copies the text of an element when a button is clicked, which says so for a while. */
  static void copyOnClick(String button, String source) {
    onClick(
        button,
        () -> {
          copy(textOf(byId(source)));
          text(button, "Copied");
          Window.setTimeout(() -> text(button, "Copy"), MILLISECONDS_OF_A_NOTE);
        });
  }

  /**
   * Scrolls sideways to all that a step is about, if a part of it is out of sight; if it is wider
   * than what can be seen, to its operation.
   */
  @JSBody(
      params = "graph",
      script =
          "var seen = graph.getBoundingClientRect();"
              + " function span(kind) {"
              + "   var all = [...graph.querySelectorAll(kind)].map(e => e.getBoundingClientRect());"
              + "   return {left: Math.min(...all.map(at => at.left)),"
              + "     right: Math.max(...all.map(at => at.right))}; }"
              + " var at = span('.active'); if (!(at.left < at.right)) return;"
              + " if (at.right - at.left > seen.width) at = span('.operation.active');"
              + " if (at.left < seen.left || at.right > seen.right)"
              + "   graph.scrollLeft += (at.left + at.right - seen.left - seen.right) / 2;")
  static native void scrollToActive(HTMLElement graph);

  /** How many milliseconds have passed since the page was opened. */
  @JSBody(script = "return performance.now();")
  static native double now();
}
