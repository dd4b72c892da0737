package heed.slack.text;

import heed.book.Book;

/// Which feature stands for one that was merged: what is ranked, decided and answered is that one.
public final class Roots {
  private Roots() {}

  public static int of(Book book, int feature) {
    var root = feature;
    for (var into = book.feature(root).mergedInto();
        into != null && book.featureId(into) >= 0;
        into = book.feature(root).mergedInto()) {
      root = book.featureId(into);
    }
    return root;
  }
}
