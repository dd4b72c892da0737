package heed.ranking;

import heed.book.Asks;
import heed.book.Book;
import java.util.List;

/// Rules by which others rank a backlog, for comparison. They see the same facts as ours: the open
/// features, the asks of accounts that have not left, and the effort, unknown ones by the median.
public enum OtherRule {
  /// Reach × impact × confidence ÷ effort, by Sean McBride, "RICE: Simple prioritization for
  /// product managers" (Intercom, 2016). Reach is the accounts that ask; impact is his scale, 0.25
  /// to 3, by severity; confidence is 100 % with an estimate and 50 % without.
  RICE("rice") {
    @Override
    double of(Book book, Asks asks, int ask) {
      return IMPACT.get(asks.severity(ask) - 1);
    }

    @Override
    double whole(double sum, double effort, boolean estimated) {
      return sum * (estimated ? 1 : LOW_CONFIDENCE) / effort;
    }
  },

  /// The whole ARR of every account that asks, ÷ effort; in the book’s currency.
  ARR_PER_EFFORT("arr") {
    @Override
    double of(Book book, Asks asks, int ask) {
      return book.currency().major(book.account(asks.account(ask)).arrMinor());
    }

    @Override
    double whole(double sum, double effort, boolean estimated) {
      return sum / effort;
    }
  },

  /// How many accounts ask.
  VOTES("votes") {
    @Override
    double of(Book book, Asks asks, int ask) {
      return 1;
    }

    @Override
    double whole(double sum, double effort, boolean estimated) {
      return sum;
    }
  };

  private static final List<Double> IMPACT = List.of(0.25, 0.5, 1.0, 2.0, 3.0);
  private static final double LOW_CONFIDENCE = 0.5;

  private final String word;

  OtherRule(String word) {
    this.word = word;
  }

  /// The word in addresses.
  public String word() {
    return word;
  }

  /// What one ask adds.
  abstract double of(Book book, Asks asks, int ask);

  /// What the sum comes to.
  abstract double whole(double sum, double effort, boolean estimated);

  /// Ranks the features of a ranking by this rule; ties by feature key, as ours.
  ///
  /// @return the rank of each feature, from 1, by its rank in ours; the place 0 is not used
  public int[] ranks(Ranking ours) {
    var byKey = new int[ours.count()];
    var order = ours.book();
    var count = 0;
    for (var place = 0; place < order.featureCount(); place++) {
      var rank = ours.rankOf(order.featureByKeyOrder(place));
      if (rank > 0) {
        byKey[count++] = rank;
      }
    }
    var worth = new double[count];
    for (var place = 0; place < count; place++) {
      worth[place] = worth(ours, byKey[place]);
    }
    var places = Places.byPriority(worth);
    var ranks = new int[count + 1];
    for (var rank = 1; rank <= count; rank++) {
      ranks[byKey[places[rank - 1]]] = rank;
    }
    return ranks;
  }

  private double worth(Ranking ours, int rank) {
    var book = ours.book();
    var asks = book.asks(ours.feature(rank));
    var sum = 0.0;
    for (var ask = 0; ask < asks.count(); ask++) {
      if (book.account(asks.account(ask)).counts()) {
        sum += of(book, asks, ask);
      }
    }
    return whole(sum, ours.efforts().divisor(ours.effort(rank)), ours.estimated(rank));
  }
}
