package heed.pages.feature;

import heed.book.Book;
import heed.book.Similarity;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.feature.ToldApart;
import heed.feature.ToldApartStore;
import heed.pages.feature.FeatureView.Like;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Voice;
import heed.platform.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Which features may be the same, and which one somebody means.
public final class Alike {
  private static final int FEW = 4;
  private static final int ASKED = 12;
  private static final double LEAST = 0.2;

  private Alike() {}

  /// What a feature may be the same as, the likeliest first; without those that somebody told apart
  /// from it.
  static List<Like> to(Handle handle, Book book, String key, Voice voice) {
    var id = book.featureId(key);
    if (id < 0) {
      return List.of();
    }
    var feature = book.feature(id);
    var apart =
        new ToldApartStore().all(handle).stream().map(Versioned::value).collect(Collectors.toSet());
    var description = feature.description();
    var text = feature.title() + (description == null ? "" : "\n" + description);
    return Similarity.of(book).find(book, text, ASKED).stream()
        .filter(match -> match.likeness() >= LEAST)
        .filter(match -> {
          var other = book.feature(match.feature()).key();
          return !other.equals(key) && !apart.contains(ToldApart.of(key, other));
        })
        .limit(FEW)
        .map(match -> {
          var other = book.feature(match.feature());
          return new Like(
              Spoken.text(other.title()),
              Links.feature(other),
              Links.merge(feature, other),
              StatusMark.of(other.status(), voice),
              voice.on("feature").say("alike.how", voice.percent(match.likeness(), 0)));
        })
        .toList();
  }

  /// The one feature that a key or a whole title means.
  public static Optional<Feature> named(Book book, String typed) {
    var id = book.featureId(typed);
    if (id >= 0) {
      return Optional.of(book.feature(id));
    }
    var titled =
        typed.isEmpty()
            ? List.<Feature>of()
            : Suggesting.features(book, typed, ASKED).stream()
                .filter(feature -> feature.title().strip().equalsIgnoreCase(typed))
                .toList();
    return titled.size() == 1 ? Optional.of(titled.getFirst()) : Optional.empty();
  }
}
