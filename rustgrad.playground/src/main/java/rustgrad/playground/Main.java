package rustgrad.playground;

import rustgrad.playground.page.Console;
import rustgrad.playground.page.PlaygroundPage;

/** Starts the page. */
public final class Main {
  private Main() {}

  /** Called by the page once it is loaded. */
  public static void main(String[] args) {
    Console.install();
    PlaygroundPage.open();
  }
}
