package heed.pages.feature;

import heed.discussion.Comment;
import heed.discussion.Discussing;
import heed.discussion.Mentions;
import heed.feature.Feature;
import heed.pages.feature.DiscussionView.Said;
import heed.pages.frame.House;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Versioned;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts a discussion into a page.
final class Discussions {
  /// More names than this are found by typing them.
  private static final int NAMES = 30;

  private final House house;
  private final Discussing discussing;
  private final Voice voice;

  Discussions(House house, Voice voice) {
    this.house = house;
    this.discussing = house.discussing();
    this.voice = voice;
  }

  /// @param merged the features that were merged into it
  /// @param typed what was not kept, or empty, and why, or null
  DiscussionView of(
      Handle handle,
      Feature feature,
      List<Feature> merged,
      Caller reader,
      String typed,
      @Nullable String trouble) {
    var people = house.people().all(handle);
    return new DiscussionView(
        Links.feature(feature) + "/comments",
        discussing.about(handle, feature.key()).stream()
            .map(stored -> said(stored, feature, merged, people, reader))
            .toList(),
        people.stream()
            .filter(person -> person.role().atLeast(Role.CSM) && !reader.is(person.email()))
            .map(person -> "@" + Spoken.text(person.name()))
            .sorted()
            .limit(NAMES)
            .toList(),
        typed,
        trouble);
  }

  private Said said(
      Versioned<Comment> stored,
      Feature feature,
      List<Feature> merged,
      List<Person> people,
      Caller reader) {
    var comment = stored.value();
    var own = reader.is(comment.author());
    var of =
        comment.feature().equals(feature.key())
            ? null
            : merged.stream()
                .filter(other -> other.key().equals(comment.feature()))
                .findFirst()
                .map(other -> Spoken.text(other.title()))
                .orElse(null);
    return new Said(
        comment.id(),
        people.stream()
            .filter(person -> person.email().equals(comment.author()))
            .findFirst()
            .map(Person::name)
            .map(Spoken::text)
            .orElse(Spoken.text(comment.author())),
        voice.moment(comment.atMs()),
        comment.editedMs() != null,
        of,
        Mentions.of(comment.text(), people).stream()
            .map(part -> new Mentions.Part(Spoken.text(part.text()), part.person()))
            .toList(),
        comment.text(),
        own ? Long.toString(stored.version()) : null,
        own || reader.may(Role.ADMIN));
  }
}
