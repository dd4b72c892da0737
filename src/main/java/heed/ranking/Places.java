package heed.ranking;

/// Puts places in order of their priorities, the highest first. Equal ones keep the order they had,
/// which is that of their keys. A merge sort over primitives: a comparator would box 20,000 places
/// at every move of a slider.
final class Places {
  private Places() {}

  static int[] byPriority(double[] priority) {
    var from = new int[priority.length];
    for (var place = 0; place < from.length; place++) {
      from[place] = place;
    }
    var to = new int[from.length];
    for (var run = 1; run < from.length; run *= 2) {
      for (var start = 0; start < from.length; start += 2 * run) {
        merge(priority, from, to, start, run);
      }
      var merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  private static void merge(double[] priority, int[] from, int[] to, int start, int run) {
    var left = start;
    var leftEnd = Math.min(start + run, from.length);
    var right = leftEnd;
    var rightEnd = Math.min(leftEnd + run, from.length);
    for (var next = start; next < rightEnd; next++) {
      var takeRight =
          left == leftEnd || (right < rightEnd && priority[from[right]] > priority[from[left]]);
      to[next] = takeRight ? from[right++] : from[left++];
    }
  }
}
