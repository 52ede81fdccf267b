package rustgrad.playground.engine;

import java.util.Map;
import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Tells TeaVM which classes of the page stand for others: those whose names begin with "Page". */
public final class PageClasses extends SimpleSubstitutionPolicy {
  private static final String HERE = PageClasses.class.getPackageName();

  /** The packages of the classes that are replaced, by class. */
  private static final Map<String, String> REPLACED =
      Map.of("rustgrad.core.OpRegistry", "rustgrad.core", HERE + ".Digits", HERE);

  @Override
  public void contribute(SubstitutionSink sink) {
    REPLACED.forEach(
        (name, from) ->
            sink.selectClasses(named(name)).replacePackage(from, HERE).simpleNamePrefix("Page"));
  }
}
