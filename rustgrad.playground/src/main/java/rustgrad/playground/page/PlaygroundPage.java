package rustgrad.playground.page;

import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;

/** Both tabs, and which one is shown. The address says which, and what is in it. */
public final class PlaygroundPage {
  private static final String NETWORK = "network";

  private final ExpressionPage expression;
  private final NetworkPage network;
  private boolean showsNetwork;

  private PlaygroundPage(String hash) {
    showsNetwork = hash.startsWith(NETWORK);
    expression = new ExpressionPage(showsNetwork ? "" : hash, this::share);
    network = new NetworkPage(showsNetwork ? hash : "", this::share);
  }

  /** Shows what the address says. */
  public static void open() {
    PlaygroundPage page = new PlaygroundPage(Dom.hash());
    page.show(page.showsNetwork);
    Dom.onClick("tab-expression", () -> page.show(false));
    Dom.onClick("tab-network", () -> page.show(true));
    Dom.onClick("share", page::copyLink);
    Window.current().getDocument().addEventListener("keydown", page::onKey);
    Window.current().addEventListener("hashchange", event -> page.reopen());
  }

  private void show(boolean showNetwork) {
    showsNetwork = showNetwork;
    tab("expression", !showNetwork);
    tab(NETWORK, showNetwork);
    expression.stop();
    network.show(showNetwork);
    share();
  }

  private static void tab(String id, boolean selected) {
    HTMLElement tab = Dom.byId("tab-" + id);
    tab.setAttribute("aria-selected", String.valueOf(selected));
    tab.setTabIndex(selected ? 0 : -1);
    Dom.byId(id).setHidden(!selected);
  }

  /** Writes what is shown into the address. */
  private void share() {
    Dom.setHash(showsNetwork ? network.hash() : expression.hash());
    Dom.text("shared", "");
  }

  private void copyLink() {
    Dom.copy(Dom.address());
    Dom.text("shared", "copied");
  }

  /** Another link was opened in the same page. */
  private void reopen() {
    String hash = Dom.hash();
    if (hash.startsWith(NETWORK)) {
      network.open(hash);
      show(true);
    } else {
      expression.open(hash);
      show(false);
    }
  }

  private void onKey(Event event) {
    KeyboardEvent key = (KeyboardEvent) event;
    HTMLElement target = (HTMLElement) event.getTarget();
    if (key.isCtrlKey() || key.isAltKey() || key.isMetaKey()) {
      return;
    }
    String role = target.getAttribute("role");
    if ("tab".equals(role) && key.getKey().startsWith("Arrow")) {
      show(!showsNetwork);
      Dom.byId(showsNetwork ? "tab-network" : "tab-expression").focus();
      event.preventDefault();
    } else if ("radio".equals(role) && key.getKey().startsWith("Arrow")) {
      chooseBeside(target, key.getKey().equals("ArrowRight") || key.getKey().equals("ArrowDown"));
      event.preventDefault();
    } else if (!isControl(target, key.getKey())) {
      if (showsNetwork ? network.onKey(key.getKey()) : expression.onKey(key.getKey())) {
        event.preventDefault();
      }
    }
  }

  /** Chooses the next or the previous of some radio buttons, and after the last the first. */
  private static void chooseBeside(HTMLElement button, boolean next) {
    Node group = button.getParentNode();
    Node beside = next ? button.getNextSibling() : button.getPreviousSibling();
    HTMLElement chosen =
        (HTMLElement)
            (beside != null ? beside : next ? group.getFirstChild() : group.getLastChild());
    chosen.click();
    chosen.focus();
  }

  /** Whether a key belongs to what has the focus. */
  private static boolean isControl(HTMLElement target, String key) {
    String tag = target.getTagName().toLowerCase(java.util.Locale.ROOT);
    return tag.equals("input")
        || tag.equals("textarea")
        || tag.equals("select")
        || key.equals(" ") && (tag.equals("button") || tag.equals("summary"));
  }
}
