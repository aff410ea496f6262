# Takes the mean of the means of the rows, plane by plane.
import torch


def average(values):
    total = 0.0
    for value in values:
        total += float(value)
    return total / len(values)


def mean3d(t):
    plane_means = []
    for plane in t:
        row_means = []
        for row in plane:
            row_means.append(average(row))
        plane_means.append(average(row_means))
    return average(plane_means)
