package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.anyDouble;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import rustgrad.api.BinaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** How the engine calls an op. */
class OpCallsTest {

  @Test
  void aUnaryOpIsAppliedOnceAndItsPartialAskedForOnceWithInputAndOutput() {
    UnaryOp op = mock(UnaryOp.class);
    when(op.apply(3.0)).thenReturn(7.0);
    when(op.partial(3.0, 7.0)).thenReturn(0.5);
    Value x = Value.of(3.0);
    Value y = x.apply(op);
    Value z = y.times(y);
    z.backward();
    assertEquals(49.0, z.item());
    assertEquals(14 * 0.5, x.grad());
    verify(op).apply(3.0);
    verify(op).partial(3.0, 7.0);
    verifyNoMoreInteractions(op);
  }

  @Test
  void thePartialByAConstantIsNeverAskedFor() {
    BinaryOp op = mock(BinaryOp.class);
    when(op.accepts(anyInt())).thenReturn(true);
    when(op.partialA(2.0, 3.0, 0.0)).thenReturn(1.0);
    Value x = Value.of(2.0);
    x.apply(op, Value.constant(3.0)).backward();
    assertEquals(1.0, x.grad());
    verify(op, never()).partialB(anyDouble(), anyDouble(), anyDouble());
  }

  @Test
  void constantsAndNoGradAskForNoPartialAtAll() {
    UnaryOp op = mock(UnaryOp.class);
    Value x = Value.of(1.0);
    x.times(Value.constant(1.0).apply(op)).backward();
    Value.noGrad(() -> x.apply(op));
    verify(op, times(2)).apply(1.0);
    verify(op, never()).partial(anyDouble(), anyDouble());
  }
}
