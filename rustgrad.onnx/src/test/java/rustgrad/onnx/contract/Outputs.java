package rustgrad.onnx.contract;

import java.util.List;

/** What a runtime computes: a number for each output of each row, and the labels, if any. */
record Outputs(double[][] numbers, List<String> labels) {}
