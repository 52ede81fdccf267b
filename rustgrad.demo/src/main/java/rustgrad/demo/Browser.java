package rustgrad.demo;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;

/** The browser of this desktop. */
final class Browser {
  private Browser() {}

  /** Opens an address in it, if there is one. */
  static void open(URI address) {
    if (!Display.isReachable() || !Desktop.isDesktopSupported()) {
      return;
    }
    Desktop desktop = Desktop.getDesktop();
    try {
      if (desktop.isSupported(Desktop.Action.BROWSE)) {
        desktop.browse(address);
      }
    } catch (IOException | RuntimeException e) {
      // The user has been told the address.
    }
  }
}
