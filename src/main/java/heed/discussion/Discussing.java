package heed.discussion;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.outbox.Outbox;
import heed.people.Caller;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What colleagues say about a feature. Who is called by name is told, once for each comment, never
/// of what they wrote themselves, and not when they muted it.
public final class Discussing {
  /// What comments are called in the change log; the key is the id.
  public static final String SUBJECT = "comment";

  private static final int SHOWN = 500;

  private final FeatureStore features;
  private final PersonStore people;
  private final PreferenceStore preferences = new PreferenceStore();
  private final CommentStore comments = new CommentStore();
  private final Outbox outbox;
  private final String transport;
  private final Ids ids;

  /// @param transport by which people are told: `slack`, or `page` for a service without any
  public Discussing(
      FeatureStore features, PersonStore people, Outbox outbox, String transport, Ids ids) {
    this.features = features;
    this.people = people;
    this.outbox = outbox;
    this.transport = transport;
    this.ids = ids;
  }

  /// Says something about a feature.
  ///
  /// @throws Refused FORBIDDEN for a viewer; NOT_FOUND for an unknown feature; INVALID for nothing
  ///   said, or too much
  public Comment say(
      Transaction transaction, String feature, @Nullable String text, Caller caller) {
    var author = author(caller);
    var about = feature(transaction, feature);
    var said = sound(text);
    var called = called(transaction, said);
    var comment =
        new Comment(
            ids.next("c"), feature, author, said, addresses(called), transaction.atMs(), null);
    comments.insert(transaction.handle(), comment, transaction.nextSequence());
    transaction.record("said", SUBJECT, comment.id(), comment);
    tell(transaction, about, comment, called);
    return comment;
  }

  /// Says it in other words. Who is called for the first time is told.
  ///
  /// @param expected the version that the caller saw, or null
  /// @throws Refused FORBIDDEN for anybody but its author; NOT_FOUND; STALE; INVALID as [#say]
  public Comment edit(
      Transaction transaction,
      String id,
      @Nullable String text,
      @Nullable Long expected,
      Caller caller) {
    var stored = own(transaction, id, caller);
    stored.refuseStale(expected);
    var before = stored.value();
    var said = sound(text);
    if (said.equals(before.text())) {
      return before;
    }
    var called = called(transaction, said);
    var mentioned = new ArrayList<>(before.mentioned());
    mentioned.addAll(addresses(called));
    var comment = before.saying(said, mentioned, transaction.atMs());
    comments.update(transaction.handle(), comment, transaction.nextSequence());
    transaction.record("edited", SUBJECT, id, comment);
    var news =
        called.stream().filter(person -> !before.mentioned().contains(person.email())).toList();
    tell(transaction, feature(transaction, comment.feature()), comment, news);
    return comment;
  }

  /// Takes it away. It can be brought back.
  ///
  /// @throws Refused FORBIDDEN for anybody but its author and admins; NOT_FOUND
  public Comment remove(Transaction transaction, String id, Caller caller) {
    author(caller);
    var comment =
        caller.may(Role.ADMIN)
            ? known(transaction, id).value()
            : own(transaction, id, caller).value();
    comments.remove(transaction.handle(), id, true, transaction.nextSequence());
    transaction.record("removed", SUBJECT, id, null, comment);
    return comment;
  }

  /// Brings back what was taken away; nobody is told again.
  ///
  /// @throws Refused FORBIDDEN for anybody but its author and admins; NOT_FOUND when it is not away
  public Comment bringBack(Transaction transaction, String id, Caller caller) {
    author(caller);
    var comment =
        comments
            .findRemoved(transaction.handle(), id)
            .orElseThrow(() -> Refused.notFound("removed comment", id))
            .value();
    if (!caller.may(Role.ADMIN)) {
      refuseOthers(comment, caller);
    }
    comments.remove(transaction.handle(), id, false, transaction.nextSequence());
    transaction.record("brought_back", SUBJECT, id, comment);
    return comment;
  }

  /// What is to be read about a feature, the oldest first.
  public List<Versioned<Comment>> about(org.jdbi.v3.core.Handle handle, String root) {
    return comments.about(handle, root, SHOWN);
  }

  private void tell(
      Transaction transaction, Feature feature, Comment comment, List<Person> called) {
    var handle = transaction.handle();
    var name = people.find(handle, comment.author()).map(Person::name).orElse(comment.author());
    var mention =
        new Mention(feature.key(), feature.title(), name, Texts.clip(comment.text(), Texts.TITLE));
    for (var person : called) {
      if (!person.email().equals(comment.author())
          && !preferences.of(handle, person.email()).mutes(Mention.KIND)) {
        outbox.put(transaction, transport, person.email(), Mention.KIND, mention);
      }
    }
  }

  private List<Person> called(Transaction transaction, String text) {
    return Mentions.of(text, people.all(transaction.handle())).stream()
        .map(Mentions.Part::person)
        .filter(person -> person != null)
        .distinct()
        .toList();
  }

  private static List<String> addresses(List<Person> people) {
    return people.stream().map(Person::email).toList();
  }

  private Feature feature(Transaction transaction, String key) {
    return features
        .find(transaction.handle(), key)
        .orElseThrow(() -> Refused.notFound("feature", key))
        .value();
  }

  private Versioned<Comment> known(Transaction transaction, String id) {
    return comments
        .find(transaction.handle(), id)
        .orElseThrow(() -> Refused.notFound("comment", id));
  }

  private Versioned<Comment> own(Transaction transaction, String id, Caller caller) {
    author(caller);
    var stored = known(transaction, id);
    refuseOthers(stored.value(), caller);
    return stored;
  }

  private static void refuseOthers(Comment comment, Caller caller) {
    if (!comment.author().equals(caller.email())) {
      throw Refused.because(Refused.Kind.FORBIDDEN, "Only who wrote it can change it.");
    }
  }

  private static String author(Caller caller) {
    caller.mustBe(Role.CSM);
    var email = caller.email();
    if (email == null) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN, "A token without a person has no voice. Give it a person.");
    }
    return email;
  }

  private static String sound(@Nullable String text) {
    var said = text == null ? "" : text.strip();
    if (said.isEmpty()) {
      throw Refused.field("text", "Nothing was said yet. Write something, then send it.");
    }
    if (Texts.length(said) > Texts.BODY) {
      throw Refused.field(
          "text", "It has more than " + Texts.BODY + " characters. Say it shorter.");
    }
    return said;
  }
}
