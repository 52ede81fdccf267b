package rustgrad.rows;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.util.List;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.PlainKernels;

/** What differs between machines: how they plan, never what they compute. */
final class Machines {
  /**
   * Programs in loops, in steps, in loops of few operations each, and where no class is defined.
   */
  static final List<RowProgramBuilder> ALL =
      List.of(
          RowProgram.builder().withKernels(new PlainKernels()).withLoopsAtOnce(),
          RowProgram.builder().withKernels(new PlainKernels()).withoutLoops(),
          RowProgram.builder().withKernels(shortLoops()).withLoopsAtOnce(),
          RowProgram.builder().withKernels(noLoops()).withLoopsAtOnce());

  private Machines() {}

  /** Without ops, of which loops over vectors have few. */
  private static Kernels shortLoops() {
    Kernels kernels = plain();
    doReturn(4).when(kernels).loopSize();
    doReturn(false).when(kernels).fits(any(), any());
    return kernels;
  }

  /** As in a native image. */
  private static Kernels noLoops() {
    Kernels kernels = plain();
    doThrow(new UnsupportedOperationException()).when(kernels).loop(any());
    return kernels;
  }

  private static Kernels plain() {
    return mock(
        Kernels.class, withSettings().stubOnly().defaultAnswer(delegatesTo(new PlainKernels())));
  }
}
