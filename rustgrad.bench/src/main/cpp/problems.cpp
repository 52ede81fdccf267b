/*
 * The problems of rustgrad.bench.problems, from the same formulas on the same numbers, by CoDiPack:
 *
 *     g++ -std=c++17 -O3 -march=native -I<CoDiPack>/include problems.cpp -o problems
 *     ./problems leastSquares 4096 128
 *
 * prints, once it is warm, the value and the sum of its gradient: "1234.5 67.8". Then for each line
 * that it reads it records and sweeps back for a while, and prints the microseconds of a call.
 */
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <codi.hpp>

using Real = codi::RealReverse;
using Numbers = std::vector<double>;
using Reals = std::vector<Real>;

static Numbers numbers(int from, int count, double low, double high) {
  Numbers x(count);
  for (int i = 0; i < count; i++) {
    double multiple = (from + i + 1) * 0.6180339887498949;
    x[i] = low + (high - low) * (multiple - std::floor(multiple));
  }
  return x;
}

struct Problem {
  Numbers point;
  std::function<Real(const Reals &)> of;
};

static Problem leastSquares(int rows, int unknowns) {
  Numbers t = numbers(0, rows, -1, 1), b = numbers(rows, rows, -1, 1);
  std::vector<Numbers> a(rows, Numbers(unknowns));
  for (int i = 0; i < rows; i++) {
    double power = 1;
    for (int j = 0; j < unknowns; j++, power *= t[i]) a[i][j] = power;
  }
  return {numbers(2 * rows, unknowns, -1, 1), [a, b](const Reals &x) {
            Real sum = 0;
            for (size_t i = 0; i < a.size(); i++) {
              Real product = 0;
              for (size_t j = 0; j < x.size(); j++) product += x[j] * a[i][j];
              Real residual = product - b[i];
              sum += residual * residual;
            }
            return sum;
          }};
}

static Problem logSumExp(int inputs) {
  return {numbers(0, inputs, -1, 1), [](const Reals &x) {
            Real sum = 0;
            for (const Real &value : x) sum += exp(value);
            return Real(log(sum));
          }};
}

static Real logSumExp(const Reals &x) {
  Real greatest = *std::max_element(x.begin(), x.end());
  Real sum = 0;
  for (const Real &value : x) sum += exp(value - greatest);
  return greatest + log(sum);
}

static Problem gaussianMixture(int d, int components, int points) {
  int stride = 1 + 2 * d + d * (d - 1) / 2;
  std::vector<Numbers> data(points);
  for (int i = 0; i < points; i++) data[i] = numbers(i * d, d, -1, 1);
  return {numbers(points * d, components * stride, -0.5, 0.5), [=](const Reals &p) {
            std::vector<Reals> diagonals(components, Reals(d));
            Reals weights(components);
            Real sum = 0;
            for (int k = 0; k < components; k++) {
              const Real *own = &p[k * stride];
              weights[k] = own[0];
              for (int i = 0; i < d; i++) diagonals[k][i] = exp(own[1 + d + i]);
              for (int i = 1 + d; i < stride; i++) {
                if (i < 1 + 2 * d)
                  sum += 0.5 * exp(2 * own[i]);
                else
                  sum += 0.5 * own[i] * own[i];
              }
            }
            sum -= points * logSumExp(weights);
            Reals terms(components), centered(d), product(d);
            for (const Numbers &x : data) {
              for (int k = 0; k < components; k++) {
                const Real *own = &p[k * stride];
                const Real *below = own + 1 + 2 * d;
                for (int i = 0; i < d; i++) {
                  centered[i] = x[i] - own[1 + i];
                  product[i] = diagonals[k][i] * centered[i];
                }
                for (int i = 0; i < d; i++)
                  for (int j = i + 1; j < d; j++) product[j] += *below++ * centered[i];
                Real norm = 0, logDeterminant = 0;
                for (int i = 0; i < d; i++) {
                  norm += product[i] * product[i];
                  logDeterminant += own[1 + d + i];
                }
                terms[k] = own[0] + logDeterminant - norm * 0.5;
              }
              sum += logSumExp(terms);
            }
            return sum;
          }};
}

static Reals slope(const Reals &x, const Reals &y) {
  Reals slope(x.size());
  slope[0] = x[0];
  for (size_t i = 1; i < x.size(); i++) slope[i] = x[i] * y[i - 1];
  return slope;
}

static Reals moved(const Reals &y, const Reals &slope, double by) {
  Reals moved(y.size());
  for (size_t i = 0; i < y.size(); i++) moved[i] = y[i] + slope[i] * by;
  return moved;
}

static Problem rungeKutta(int unknowns, int steps) {
  return {numbers(0, unknowns, 0.5, 1.5), [steps](const Reals &x) {
            double h = 1.0 / steps;
            Reals y(x.size(), Real(0));
            for (int step = 0; step < steps; step++) {
              Reals k1 = slope(x, y);
              Reals k2 = slope(x, moved(y, k1, h / 2));
              Reals k3 = slope(x, moved(y, k2, h / 2));
              Reals k4 = slope(x, moved(y, k3, h));
              for (size_t i = 0; i < y.size(); i++)
                y[i] = y[i] + (k1[i] + k2[i] * 2 + k3[i] * 2 + k4[i]) * (h / 6);
            }
            Real sum = 0;
            for (const Real &value : y) sum += value;
            return sum;
          }};
}

static Real minorOf(const Reals &x, int size, int row, int without) {
  Real sum = 0;
  bool add = true;
  for (int column = 0; column < size; column++) {
    if (without >> column & 1) continue;
    const Real &entry = x[row * size + column];
    if (row == size - 1) return entry;
    if (add)
      sum += entry * minorOf(x, size, row + 1, without | 1 << column);
    else
      sum -= entry * minorOf(x, size, row + 1, without | 1 << column);
    add = !add;
  }
  return sum;
}

static Problem determinant(int size) {
  Numbers x(size * size);
  for (int i = 0; i < size * size; i++) x[i] = numbers(i * i, 1, -1, 1)[0];
  return {x, [size](const Reals &x) { return minorOf(x, size, 0, 0); }};
}

static Real sigmoid(const Real &x) { return 1 / (1 + exp(-x)); }

static Problem lstm(int layers, int steps, int width) {
  std::vector<Numbers> data(steps + 1);
  for (int t = 0; t <= steps; t++) {
    data[t] = numbers(t * width, width, 0, 1);
    for (double &bit : data[t]) bit = std::floor(bit + 0.5);
  }
  int states = 2 * layers * width, scales = 8 * layers * width;
  Numbers start = numbers(0, states, -1, 1);
  return {numbers(states, scales + 3 * width, -1, 1), [=](const Reals &p) {
            Reals state(start.begin(), start.end()), x(width), y(width);
            Real sum = 0;
            for (int t = 0; t < steps; t++) {
              for (int i = 0; i < width; i++) x[i] = p[scales + i] * data[t][i];
              for (int layer = 0; layer < layers; layer++) {
                const Real *w = &p[8 * layer * width], *b = w + 4 * width;
                Real *hidden = &state[2 * layer * width], *cell = hidden + width;
                for (int i = 0; i < width; i++) {
                  Real forget = sigmoid(x[i] * w[i] + b[i]);
                  Real in = sigmoid(hidden[i] * w[width + i] + b[width + i]);
                  Real out = sigmoid(x[i] * w[2 * width + i] + b[2 * width + i]);
                  Real change = tanh(hidden[i] * w[3 * width + i] + b[3 * width + i]);
                  cell[i] = cell[i] * forget + in * change;
                  hidden[i] = out * tanh(cell[i]);
                  x[i] = hidden[i];
                }
              }
              Real exps = 2;
              for (int i = 0; i < width; i++) {
                y[i] = x[i] * p[scales + width + i] + p[scales + 2 * width + i];
                exps += exp(y[i]);
              }
              Real norm = log(exps);
              for (int i = 0; i < width; i++) sum += data[t + 1][i] * (y[i] - norm);
            }
            return Real(sum * (-1.0 / (steps * width)));
          }};
}

// The gradient within is by forward mode, whose numbers are active themselves.
using Inner = codi::RealForwardGen<Real>;

static Problem particle(int stepsInTime) {
  double dt = 1.0 / stepsInTime;
  return {{0}, [dt](const Reals &in) {
            Real height = 10 - in[0];
            Real x[] = {0, 8}, v[] = {0.75, 0};
            for (;;) {
              Real next[] = {x[0] + v[0] * dt, x[1] + v[1] * dt};
              if (next[1] <= 0) {
                Real hit = x[0] - v[0] * x[1] / v[1];
                return Real(hit * hit);
              }
              for (int k = 0; k < 2; k++) {
                Inner at[] = {x[0], x[1]};
                at[k].gradient() = 1;
                Inner right = at[0] - 10, above = at[1] - Inner(height);
                Inner one = sqrt(right * right + above * above);
                Inner other = sqrt(right * right + at[1] * at[1]);
                Inner potential = 1 / one + 1 / other;
                v[k] = v[k] - potential.getGradient() * dt;
              }
              x[0] = next[0];
              x[1] = next[1];
            }
          }};
}

static Problem named(const std::string &name, const std::vector<int> &sizes) {
  if (name == "leastSquares" || name == "leastSquaresByDot") return leastSquares(sizes[0], sizes[1]);
  if (name == "lstm") return lstm(sizes[0], sizes[1], sizes[2]);
  if (name == "particle") return particle(sizes[0]);
  if (name == "logSumExp") return logSumExp(sizes[0]);
  if (name == "gaussianMixture") return gaussianMixture(sizes[0], sizes[1], sizes[2]);
  if (name == "rungeKutta") return rungeKutta(sizes[0], sizes[1]);
  if (name == "determinant") return determinant(sizes[0]);
  std::fprintf(stderr, "no problem is called '%s'\n", name.c_str());
  std::exit(1);
}

static double gradient(const Problem &problem, Numbers &into) {
  Real::Tape &tape = Real::getTape();
  tape.reset();
  tape.setActive();
  Reals x(problem.point.begin(), problem.point.end());
  for (Real &value : x) tape.registerInput(value);
  Real y = problem.of(x);
  tape.registerOutput(y);
  tape.setPassive();
  y.setGradient(1);
  tape.evaluate();
  for (size_t i = 0; i < x.size(); i++) into[i] = x[i].getGradient();
  return y.getValue();
}

// The microseconds of a call, of all those that take so much of the time of this process.
static double turn(const Problem &problem, Numbers &into, double seconds) {
  std::clock_t start = std::clock(), elapsed = 0;
  int calls = 0;
  for (; elapsed < seconds * CLOCKS_PER_SEC; calls++) {
    gradient(problem, into);
    elapsed = std::clock() - start;
  }
  return elapsed * (1e6 / CLOCKS_PER_SEC) / calls;
}

int main(int count, char **words) {
  std::vector<int> sizes;
  for (int i = 2; i < count; i++) sizes.push_back(std::atoi(words[i]));
  Problem problem = named(count > 1 ? words[1] : "", sizes);
  Numbers into(problem.point.size());
  double value = gradient(problem, into), sum = 0;
  for (double g : into) sum += g;
  turn(problem, into, 0.5);
  std::printf("%.17g %.17g\n", value, sum);
  std::fflush(stdout);
  for (int c = std::getchar(); c != EOF; c = std::getchar()) {
    std::printf("%.3f\n", turn(problem, into, 0.25));
    std::fflush(stdout);
  }
}
