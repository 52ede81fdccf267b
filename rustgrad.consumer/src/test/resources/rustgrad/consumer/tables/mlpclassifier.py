"""Writes mlpclassifier.csv: how scikit-learn's MLPClassifier does on the splits of splits.txt.

Run beside wine.csv, breast_cancer.csv and iris.csv (of docs) with scikit-learn 1.2.1.
"""
import csv

import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

print("data,seed,accuracy")
for line in open("splits.txt"):  # the data, the seed, and the numbers of the rows to test on
    name, seed, rows = line.split()
    table = list(csv.reader(open(name + ".csv")))[1:]
    x = np.array([[float(cell) for cell in row[:-1]] for row in table])
    y = np.array([row[-1] for row in table])
    test = np.zeros(len(y), bool)
    test[[int(row) for row in rows.split(",")]] = True
    network = MLPClassifier(hidden_layer_sizes=(16,), max_iter=1000, random_state=int(seed))
    model = make_pipeline(StandardScaler(), network).fit(x[~test], y[~test])
    print(name, seed, model.score(x[test], y[test]), sep=",")
