/*
 * One training step of a network of 2-W-W-1 neurons, written by hand for one width, number of rows and
 * activation, float64, one thread: the limit.
 *
 *     gcc -O3 -march=native -ffast-math -DTANH=0 -DWIDTH=16 -DROWS=100 moons_step.c -o moons_step -lm
 *     ./moons_step
 *
 * prints "c relu 16 100 8.8 0.987", where 8.8 is the median time of a step in microseconds and 0.987 the loss
 * before the sixth step, by which to see that others compute the same. The same weights, rows of data and
 * steps as in Step.java and moons_step.py. WIDTH must be a multiple of 8, ROWS of 4.
 *
 * Rows are taken in blocks, so that what the forward pass leaves for the backward pass stays in the cache.
 * The numbers of a row stand side by side; all products of matrices go through one kernel of register tiles.
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RATE (1.0 / 128)
#define CHECKED_STEPS 5
#define STEPS_OF_A_RUN 100
#define BLOCK (ROWS % 100 == 0 ? 100 : 4)

_Static_assert(WIDTH % 8 == 0 && ROWS % 4 == 0, "WIDTH must be a multiple of 8, ROWS of 4");

/* A tile is 4 by 8 numbers: more of them was slower, and so were vectors wider than the machine's. */
#ifdef __AVX512F__
enum { LANES = 8, VECTORS = 1 };
#else
enum { LANES = 4, VECTORS = 2 };
#endif
enum { TILE_ROWS = 4, TILE_COLUMNS = LANES * VECTORS };
typedef double lanes __attribute__((vector_size(LANES * 8), aligned(8), may_alias));

struct network {
  double w1[WIDTH][2], b1[WIDTH];
  double w2[WIDTH][WIDTH], b2[WIDTH];
  double w3[WIDTH], b3;
};

static struct network start, p, gradient;

/* Weights the other way round, [input][neuron], for sums along neurons; and the gradient of w2 in this form. */
static double w1t[2][WIDTH], w2t[WIDTH][WIDTH], g2t[WIDTH][WIDTH];
static double x[ROWS][2], target[ROWS];
static double h1[BLOCK][WIDTH], h2[BLOCK][WIDTH], d1[BLOCK][WIDTH], d2[BLOCK][WIDTH];

/*
 * c[m][n] += a[m][0] b[0][n] + a[m][1] b[1][n] + ... for the m and n of a tile, where a[m][k] is a[m * am + k * ak]
 * and rows of b and c are bstride and WIDTH apart.
 */
static inline __attribute__((always_inline)) void tile(
    int count, const double *a, int am, int ak, const double *b, int bstride, double *c) {
  lanes sum[TILE_ROWS][VECTORS];
  for (int m = 0; m < TILE_ROWS; m++)
    for (int v = 0; v < VECTORS; v++) sum[m][v] = *(const lanes *)(c + m * WIDTH + v * LANES);
  for (int k = 0; k < count; k++)
    for (int v = 0; v < VECTORS; v++) {
      lanes bk = *(const lanes *)(b + k * bstride + v * LANES);
      for (int m = 0; m < TILE_ROWS; m++) sum[m][v] += a[m * am + k * ak] * bk;
    }
  for (int m = 0; m < TILE_ROWS; m++)
    for (int v = 0; v < VECTORS; v++) *(lanes *)(c + m * WIDTH + v * LANES) = sum[m][v];
}

/* c[m][n] += the sum over k of a[m][k] b[k][n], for WIDTH n. */
static inline __attribute__((always_inline)) void multiply(
    int ms, int count, const double *a, int am, int ak, const double b[][WIDTH], double c[][WIDTH]) {
  static double panel[WIDTH > BLOCK ? WIDTH : BLOCK][TILE_COLUMNS];
  for (int n = 0; n < WIDTH; n += TILE_COLUMNS) {
    const double *column = &b[0][n];
    int stride = WIDTH;
    if (WIDTH > 16) { /* Side by side, because rows 2 kB apart compete for the same places of the cache. */
      for (int k = 0; k < count; k++) memcpy(panel[k], &b[k][n], sizeof panel[k]);
      column = panel[0];
      stride = TILE_COLUMNS;
    }
    for (int m = 0; m < ms; m += TILE_ROWS) tile(count, a + m * am, am, ak, column, stride, &c[m][n]);
  }
}

static void transpose(const double from[WIDTH][WIDTH], double to[WIDTH][WIDTH]) {
  for (int j0 = 0; j0 < WIDTH; j0 += 8)
    for (int i = 0; i < WIDTH; i++)
      for (int j = j0; j < j0 + 8; j++) to[i][j] = from[j][i];
}

static void activate(double *h, int count) {
#pragma GCC ivdep
  for (int i = 0; i < count; i++) h[i] = TANH ? tanh(h[i]) : h[i] > 0 ? h[i] : 0;
}

/* d times the derivative of the activation, by its value h. */
static inline double through(double h, double d) {
  return TANH ? d * (1 - h * h) : h > 0 ? d : 0;
}

/* The sum of the losses of a block of rows; adds to the gradient. */
static double block(int first) {
  double loss = 0;
  for (int r = 0; r < BLOCK; r++)
    for (int j = 0; j < WIDTH; j++) h1[r][j] = p.b1[j] + x[first + r][0] * w1t[0][j] + x[first + r][1] * w1t[1][j];
  activate(h1[0], BLOCK * WIDTH);

  for (int r = 0; r < BLOCK; r++) memcpy(h2[r], p.b2, sizeof p.b2);
  multiply(BLOCK, WIDTH, h1[0], WIDTH, 1, w2t, h2);
  activate(h2[0], BLOCK * WIDTH);

  for (int r = 0; r < BLOCK; r++) {
    double f = p.b3;
    for (int j = 0; j < WIDTH; j++) f += p.w3[j] * h2[r][j];
    double margin = 1 - target[first + r] * f;
    double df = margin > 0 ? -target[first + r] / ROWS : 0;
    loss += margin > 0 ? margin : 0;
    gradient.b3 += df;
    for (int j = 0; j < WIDTH; j++) {
      gradient.w3[j] += df * h2[r][j];
      d2[r][j] = through(h2[r][j], df * p.w3[j]);
      gradient.b2[j] += d2[r][j];
    }
  }

  multiply(WIDTH, BLOCK, h1[0], 1, WIDTH, d2, g2t);
  memset(d1, 0, sizeof d1);
  multiply(BLOCK, WIDTH, d2[0], WIDTH, 1, p.w2, d1);

  double g0[WIDTH] = {0}, g1[WIDTH] = {0};
  for (int r = 0; r < BLOCK; r++)
    for (int i = 0; i < WIDTH; i++) {
      double d = through(h1[r][i], d1[r][i]);
      g0[i] += d * x[first + r][0];
      g1[i] += d * x[first + r][1];
      gradient.b1[i] += d;
    }
  for (int i = 0; i < WIDTH; i++) {
    gradient.w1[i][0] += g0[i];
    gradient.w1[i][1] += g1[i];
  }
  return loss;
}

/* Returns the loss before the step. Training starts over after STEPS_OF_A_RUN steps. */
static double step(void) {
  static int steps;
  if (steps++ % STEPS_OF_A_RUN == 0) p = start;
  for (int j = 0; j < WIDTH; j++)
    for (int i = 0; i < 2; i++) w1t[i][j] = p.w1[j][i];
  transpose(p.w2, w2t);
  memset(&gradient, 0, sizeof gradient);
  memset(g2t, 0, sizeof g2t);

  double loss = 0;
  for (int first = 0; first < ROWS; first += BLOCK) loss += block(first);

  transpose(g2t, gradient.w2);
  double *parameters = (double *)&p, *gradients = (double *)&gradient;
  for (size_t k = 0; k < sizeof p / sizeof(double); k++) parameters[k] -= RATE * gradients[k];
  return loss / ROWS;
}

/* Weights and then biases, numbered from first, over the square root of the number of inputs. */
static int fill(int first, double *to, int inputs, int count) {
  for (int k = 0; k < count; k++) to[k] = (((first + k) * 7919L + 1237) % 2003 - 1001) / 1001.0 / sqrt(inputs);
  return first + count;
}

/* Two half circles, row by row in turns, without noise. */
static void moons(void) {
  for (int row = 0; row < ROWS; row++) {
    double angle = M_PI * (row / 2) / (ROWS / 2 - 1);
    x[row][0] = row % 2 == 0 ? cos(angle) : 1 - cos(angle);
    x[row][1] = row % 2 == 0 ? sin(angle) : 0.5 - sin(angle);
    target[row] = row % 2 == 0 ? -1 : 1;
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b) {
  return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

volatile double sink;

/* For a second, at least three times: the median over times of some steps. */
static double median_micros(void) {
  enum { MOST = 100000 };
  static double times[MOST];
  int count = 0, steps_at_once = ROWS * WIDTH > 10000 ? 1 : 20;
  for (double end = now() + 1e6; count < 3 || (now() < end && count < MOST); count++) {
    double begin = now();
    for (int i = 0; i < steps_at_once; i++) sink = step();
    times[count] = (now() - begin) / steps_at_once;
  }
  qsort(times, count, sizeof *times, ascending);
  return times[count / 2];
}

int main(void) {
  int next = fill(0, start.w1[0], 2, WIDTH * 2);
  next = fill(next, start.b1, 2, WIDTH);
  next = fill(next, start.w2[0], WIDTH, WIDTH * WIDTH);
  next = fill(next, start.b2, WIDTH, WIDTH);
  next = fill(next, start.w3, WIDTH, WIDTH);
  fill(next, &start.b3, WIDTH, 1);
  moons();
  double loss = 0;
  for (int i = 0; i <= CHECKED_STEPS; i++) loss = step();
  median_micros();
  printf("c %s %d %d %.2f %.17g\n", TANH ? "tanh" : "relu", WIDTH, ROWS, median_micros(), loss);
  return 0;
}
