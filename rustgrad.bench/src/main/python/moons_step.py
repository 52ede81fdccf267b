"""One training step of a network of 2-W-W-1 neurons in PyTorch, eager, float64, one thread.

    python3 moons_step.py                 all activations, widths and numbers of rows
    python3 moons_step.py relu 16 100     this one

prints a line for each: "pytorch relu 16 100 457.3 0.987", where 457.3 is the median time of a step in
microseconds and 0.987 the loss before the sixth step, by which to see that others compute the same.
The same weights, rows of data and steps as in Step.java and moons_step.c.
"""

import math
import statistics
import sys
import time

try:
    import torch
except ImportError:
    sys.exit("moons_step.py needs PyTorch: apt-get install python3-torch libopenblas0-pthread")

RATE = 1 / 128
CHECKED_STEPS = 5
STEPS_OF_A_RUN = 100
SECONDS = 1.0


def uniform(k):
    return ((k * 7919 + 1237) % 2003 - 1001) / 1001


def layer(first, inputs, outputs):
    """Weights and then biases, numbered from first, over the square root of the number of inputs."""
    count = outputs * (inputs + 1)
    numbers = [uniform(first + k) / math.sqrt(inputs) for k in range(count)]
    flat = torch.tensor(numbers, dtype=torch.float64)
    weights = flat[: outputs * inputs].reshape(outputs, inputs).clone().requires_grad_()
    biases = flat[outputs * inputs :].clone().requires_grad_()
    return weights, biases, first + count


def network(width):
    w1, b1, next_number = layer(0, 2, width)
    w2, b2, next_number = layer(next_number, width, width)
    w3, b3, _ = layer(next_number, width, 1)
    return [w1, b1, w2, b2, w3, b3]


def moons(rows):
    """Two half circles, row by row in turns, without noise."""
    inputs, targets = [], []
    for row in range(rows):
        angle = math.pi * (row // 2) / (rows // 2 - 1)
        x, y = math.cos(angle), math.sin(angle)
        inputs.append([x, y] if row % 2 == 0 else [1 - x, 0.5 - y])
        targets.append([-1.0] if row % 2 == 0 else [1.0])
    return torch.tensor(inputs, dtype=torch.float64), torch.tensor(targets, dtype=torch.float64)


class Training:
    def __init__(self, activation, width, rows):
        self.activation = {"relu": torch.relu, "tanh": torch.tanh}[activation]
        self.parameters = network(width)
        self.start = [p.detach().clone() for p in self.parameters]
        self.inputs, self.targets = moons(rows)
        self.steps = 0

    def step(self):
        """Returns the loss before the step. Training starts over after 100 steps."""
        if self.steps % STEPS_OF_A_RUN == 0:
            with torch.no_grad():
                for p, start in zip(self.parameters, self.start):
                    p.copy_(start)
        self.steps += 1
        w1, b1, w2, b2, w3, b3 = self.parameters
        linear = torch.nn.functional.linear
        h1 = self.activation(linear(self.inputs, w1, b1))
        h2 = self.activation(linear(h1, w2, b2))
        loss = torch.relu(1 - self.targets * linear(h2, w3, b3)).mean()
        loss.backward()
        with torch.no_grad():
            for p in self.parameters:
                p.sub_(p.grad, alpha=RATE)
                p.grad = None
        return loss


def median_micros(training):
    times = []
    end = time.perf_counter() + SECONDS
    while len(times) < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        training.step()
        times.append((time.perf_counter() - start) * 1e6)
    return statistics.median(times)


def measure(activation, width, rows):
    training = Training(activation, width, rows)
    for _ in range(CHECKED_STEPS):
        training.step()
    loss = training.step().item()
    median_micros(training)
    micros = median_micros(training)
    print(f"pytorch {activation} {width} {rows} {micros:.1f} {loss!r}", flush=True)


def main(arguments):
    torch.set_num_threads(1)
    if len(arguments) == 3:
        measure(arguments[0], int(arguments[1]), int(arguments[2]))
        return
    for activation in ["relu", "tanh"]:
        for width in [16, 64, 128, 256]:
            for rows in [100, 1000, 100000]:
                measure(activation, width, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
