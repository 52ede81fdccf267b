package rustgrad.playground.engine;

import org.teavm.backend.javascript.TeaVMJavaScriptHost;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** Makes TeaVM compile rustgrad to what computes the bits of a JVM. */
public final class PagePlugin implements TeaVMPlugin {

  @Override
  public void install(TeaVMHost host) {
    TeaVMJavaScriptHost javaScript = host.getExtension(TeaVMJavaScriptHost.class);
    if (javaScript != null) {
      host.add(new PageReferences());
      host.add(new ExactArithmetic());
      ExactArithmetic.addTo(javaScript);
    }
  }
}
