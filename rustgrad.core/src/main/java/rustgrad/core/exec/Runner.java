package rustgrad.core.exec;

import org.jspecify.annotations.Nullable;

/** An executor with frames to run it in, one for each thread. */
public final class Runner {
  private final Executor executor;
  private final @Nullable Frame shared;
  private final ThreadLocal<@Nullable Frame> own = new ThreadLocal<>();

  Runner(Executor executor) {
    this.executor = executor;
    this.shared = executor.needsNoMemory() ? executor.newFrame() : null;
  }

  public Executor executor() {
    return executor;
  }

  /** A frame that no other run uses: an op may run this program again, in the same thread. */
  public Frame take() {
    if (shared != null) {
      return shared;
    }
    Frame frame = own.get();
    if (frame == null) {
      frame = executor.newFrame();
    } else {
      own.set(null);
    }
    frame.failedGuard = Frame.NONE;
    return frame;
  }

  /** Gives a frame back for the next run. */
  public void give(Frame frame) {
    if (frame != shared) {
      own.set(frame);
    }
  }
}
