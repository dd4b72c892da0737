package heed.cast;

import heed.book.Book;
import java.util.List;
import java.util.stream.IntStream;

/// A book of just some accounts, features and requests in the making.
public final class SmallBook {
  private SmallBook() {}

  /// The requests are received in this order and called `r-0`, `r-1` and so on.
  public static Book of(
      List<AnAccount> accounts, List<AFeature> features, List<ARequest> requests) {
    return Book.of(
        Cast.USD,
        accounts.stream().map(AnAccount::account).toList(),
        features.stream().map(AFeature::feature).toList(),
        IntStream.range(0, requests.size())
            .mapToObj(place -> requests.get(place).stored("r-" + place, place))
            .toList());
  }
}
