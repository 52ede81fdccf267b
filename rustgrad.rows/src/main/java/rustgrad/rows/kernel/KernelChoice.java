package rustgrad.rows.kernel;

import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Which loops this JVM uses: those of the first provider that can be used, else plain ones. */
public final class KernelChoice {
  private static final System.Logger LOG = System.getLogger(KernelChoice.class.getName());

  private KernelChoice() {}

  /** The loops to use, always the same. */
  public static Kernels best() {
    return Holder.BEST;
  }

  private static final class Holder {
    private static final Kernels BEST =
        choose(ServiceLoader.load(Kernels.class, Kernels.class.getClassLoader()).iterator());
  }

  static Kernels choose(Iterator<Kernels> providers) {
    try {
      while (providers.hasNext()) {
        Kernels kernels = providers.next();
        if (kernels.isUsable()) {
          return kernels;
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      String failure = e.toString();
      LOG.log(Level.INFO, "Faster loops over rows failed, so plain ones are used: {0}", failure);
    }
    return new PlainKernels();
  }
}
