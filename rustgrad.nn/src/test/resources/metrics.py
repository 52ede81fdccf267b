"""Writes metrics.json beside this script: scikit-learn 1.2.1, NumPy 1.24.2, SciPy 1.10.1.

The outputs of a model are given, one for two classes or one for each class, so that the numbers are those of the
metrics alone. NaN is written as null.
"""
import json
import math
import pathlib
import warnings

import numpy as np
import scipy.special
from sklearn import metrics

warnings.simplefilter("ignore")
random = np.random.default_rng(20)


def classification(name, labels, outputs, classes, weights=None):
    labels, outputs = np.asarray(labels), np.asarray(outputs, dtype=float)
    if outputs.shape[1] == 1:
        predicted = (outputs[:, 0] > 0).astype(int)
        probabilities = scipy.special.expit(np.hstack([-outputs, outputs]))
        score = outputs[:, 0]
    else:
        predicted = outputs.argmax(axis=1)
        probabilities = scipy.special.softmax(outputs, axis=1)
        score = outputs[:, 1] - outputs[:, 0]
    every = list(range(classes))
    weighted = dict(sample_weight=weights)
    scores = dict(zero_division=0, **weighted)

    def each(f):
        return f(labels, predicted, labels=every, average=None, **scores).tolist()

    def macro(f):
        return f(labels, predicted, average="macro", **scores)

    auc = math.nan
    if len(set(labels)) == classes:
        auc = (
            metrics.roc_auc_score(labels, score, **weighted)
            if classes == 2
            else metrics.roc_auc_score(labels, probabilities, multi_class="ovr", average="macro", **weighted)
        )
    return dict(
        name=name,
        labels=labels.tolist(),
        outputs=outputs.tolist(),
        classes=classes,
        weights=weights,
        accuracy=metrics.accuracy_score(labels, predicted, **weighted),
        matrix=metrics.confusion_matrix(labels, predicted, labels=every, **weighted).tolist(),
        precision=each(metrics.precision_score),
        recall=each(metrics.recall_score),
        f1=each(metrics.f1_score),
        macro=[macro(metrics.precision_score), macro(metrics.recall_score), macro(metrics.f1_score)],
        log_loss=metrics.log_loss(labels, probabilities, labels=every, **weighted),
        roc_auc=auc,
    )


def regression(name, targets, outputs, weights=None):
    weighted = dict(sample_weight=weights)
    return dict(
        name=name,
        targets=np.asarray(targets).tolist(),
        outputs=np.asarray(outputs).tolist(),
        weights=weights,
        r2=metrics.r2_score(targets, outputs, **weighted),
        mean_absolute_error=metrics.mean_absolute_error(targets, outputs, **weighted),
        root_mean_squared_error=metrics.mean_squared_error(targets, outputs, squared=False, **weighted),
    )


def draw(rows, outputs, classes, decimals=3, noise=1.0):
    """Labels, and outputs that tend to be right, of which a third are those of other rows."""
    labels = random.integers(classes, size=rows)
    tendency = (labels[:, None] * 2 - 1) if outputs == 1 else np.eye(classes)[labels] * 2
    numbers = np.round(tendency + noise * random.normal(size=(rows, outputs)), decimals)
    copied = random.random(rows) < 1 / 3
    numbers[copied] = numbers[random.integers(rows, size=copied.sum())]
    return labels, numbers


def weights(rows):
    return np.round(random.exponential(size=rows), 3).tolist()


three = random.normal(size=(30, 3)) * [1, 10, 0.1] + [5, 0, 1000]
three_outputs = three + random.normal(size=(30, 3)) * [0.1, 20, 0.01]
line = random.normal(size=(25, 1))

result = dict(
    classification=[
        classification("one output", *draw(60, 1, 2, 1), 2),
        classification("one output, weights", *draw(60, 1, 2, 0), 2, weights(60)),
        classification("two outputs, weights", *draw(50, 2, 2), 2, weights(50)),
        classification("three classes", *draw(40, 3, 3), 3),
        classification("four classes, weights and ties", *draw(80, 4, 4, 2, 2), 4, weights(80)),
        classification("twelve classes", *draw(200, 12, 12, 4), 12),
        classification("some rows of weight 0", *draw(20, 3, 3, 1), 3, ([0.0, 1.0, 2.5, 0.0] * 5)),
        classification("a class never predicted", [0, 1, 2, 0, 1, 2], [[1, 0, -9], [0, 1, -9]] * 3, 3),
        classification("a class without rows, but predicted", [0, 1, 0, 1], np.eye(3)[[0, 1, 2, 2]], 3),
        classification("a class that does not occur", [0, 1, 0, 1], np.eye(4)[[0, 1, 3, 1]], 4),
        classification("one class only", [1, 1, 1], [[0.5], [-0.5], [2]], 2),
        classification("all scores equal", [0, 1, 1, 0, 1], [[0.25]] * 5, 2),
        classification("all right", [0, 1, 2, 1], np.eye(3)[[0, 1, 2, 1]] * 5, 3),
        classification("all wrong", [0, 1, 1, 0], [[3], [-3], [-4], [5]], 2),
        classification("one row", [1], [[0.0, 0.5]], 2),
    ],
    regression=[
        regression("one target", line, line * 0.9 + 0.1),
        regression("three targets", three, three_outputs),
        regression("three targets, weights", three, three_outputs, weights(30)),
        regression("worse than the mean", [[1.0], [2], [3]], [[3.0], [2], [1]]),
        regression("a constant that is met", [[0.5], [0.5], [0.5]], [[0.5], [0.5], [0.5]]),
        regression("a constant that is missed", [[0.5], [0.5], [0.5]], [[0.5], [0.25], [0.5]]),
        regression("a constant beside another target", [[4.0, 1], [4, 2], [4, 4]], [[4.0, 1], [4, 2.5], [4, 3]]),
        regression("one row", [[1.0]], [[2.0]]),
        regression("some rows of weight 0", [[9.0], [1], [2], [4]], [[0.0], [1.5], [2], [3]], [0.0, 1, 2, 0.5]),
    ],
)


def without_nan(x):
    if isinstance(x, dict):
        return {key: without_nan(value) for key, value in x.items()}
    if isinstance(x, list):
        return [without_nan(value) for value in x]
    return None if isinstance(x, float) and math.isnan(x) else x


lines = [
    json.dumps(kind) + ": [\n" + ",\n".join(json.dumps(without_nan(case)) for case in cases) + "\n]"
    for kind, cases in result.items()
]
pathlib.Path(__file__).with_suffix(".json").write_text("{" + ",\n".join(lines) + "}\n")
