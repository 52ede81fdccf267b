/*
 * The problems of rustgrad.bench.problems, from the same formulas on the same numbers, by CoDiPack:
 *
 *     g++ -std=c++17 -O3 -march=native -I<CoDiPack>/include problems.cpp -o problems
 *     ./problems leastSquares 4096 128
 *
 * prints "codipack leastSquares 4096 128: 4012.3 1234.5 67.8": the median microseconds of recording
 * and sweeping back, the value, and the sum of its gradient.
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

static Problem named(const std::string &name, const std::vector<int> &sizes) {
  if (name == "leastSquares" || name == "leastSquaresByDot") return leastSquares(sizes[0], sizes[1]);
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

int main(int count, char **words) {
  std::string name;
  std::vector<int> sizes;
  for (int i = 1; i < count; i++) {
    name += (i > 1 ? " " : "") + std::string(words[i]);
    if (i > 1) sizes.push_back(std::atoi(words[i]));
  }
  Problem problem = named(count > 1 ? words[1] : "", sizes);
  Numbers into(problem.point.size());
  std::vector<double> micros;
  double value = gradient(problem, into), all = 0;
  while (all < 1e6 || micros.size() < 3) {
    std::clock_t start = std::clock(); // of this process, whatever else runs
    value = gradient(problem, into);
    micros.push_back((std::clock() - start) * (1e6 / CLOCKS_PER_SEC));
    all += micros.back();
  }
  std::sort(micros.begin(), micros.end());
  double sum = 0;
  for (double g : into) sum += g;
  std::printf("codipack %s: %.3f %.17g %.17g\n", name.c_str(), micros[micros.size() / 2], value, sum);
}
