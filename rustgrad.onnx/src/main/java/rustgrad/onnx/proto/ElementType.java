package rustgrad.onnx.proto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the elements of a tensor are: those of ONNX's types that small networks use. */
public enum ElementType {
  FLOAT(1, Float.BYTES) {
    @Override
    void put(ByteBuffer bytes, double number) {
      bytes.putFloat((float) number);
    }

    @Override
    double get(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  INT64(7, Long.BYTES) {
    @Override
    void put(ByteBuffer bytes, double number) {
      bytes.putLong((long) number);
    }

    @Override
    double get(ByteBuffer bytes) {
      return bytes.getLong();
    }
  },
  STRING(8, 0) {
    @Override
    void put(ByteBuffer bytes, double number) {
      throw new UnsupportedOperationException("a text is not a number");
    }

    @Override
    double get(ByteBuffer bytes) {
      throw new UnsupportedOperationException("a text is not a number");
    }
  },
  DOUBLE(11, Double.BYTES) {
    @Override
    void put(ByteBuffer bytes, double number) {
      bytes.putDouble(number);
    }

    @Override
    double get(ByteBuffer bytes) {
      return bytes.getDouble();
    }
  };

  /** The number of this type in {@code TensorProto.DataType}. */
  public final int code;

  private final int size;

  ElementType(int code, int size) {
    this.code = code;
    this.size = size;
  }

  abstract void put(ByteBuffer bytes, double number);

  abstract double get(ByteBuffer bytes);

  /** Numbers as ONNX keeps them: little-endian, one after the other. */
  byte[] encode(double[] numbers) {
    ByteBuffer bytes = buffer(new byte[Math.multiplyExact(numbers.length, size)]);
    for (double number : numbers) {
      put(bytes, number);
    }
    return bytes.array();
  }

  /** The numbers that these bytes are, of which there are as many as there are whole ones. */
  double[] decode(byte[] raw) {
    ByteBuffer bytes = buffer(raw);
    double[] numbers = new double[raw.length / size];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = get(bytes);
    }
    return numbers;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
