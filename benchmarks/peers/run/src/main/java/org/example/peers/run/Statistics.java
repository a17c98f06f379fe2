package org.example.peers.run;

import java.util.Arrays;
import java.util.List;

/** Medians and their intervals. */
final class Statistics {

    private Statistics() {}

    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Returns the interval of order statistics that contains the median with at least 95 %, where the values are
     * enough; up to five values it is the least and the greatest, which contain it with 50 % (two values) to 94 % (five).
     */
    static double[] interval(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int count = sorted.length;
        int cut = 0;
        // The probability that at most "cut" of the values lie on one side of the median.
        double tail = Math.pow(0.5, count);
        double term = tail;
        while (true) {
            term = term * (count - cut) / (cut + 1);
            if (tail + term > 0.025) {
                break;
            }
            tail += term;
            cut++;
        }
        return count == 0 ? new double[] {Double.NaN, Double.NaN} : new double[] {sorted[cut], sorted[count - 1 - cut]};
    }
}
