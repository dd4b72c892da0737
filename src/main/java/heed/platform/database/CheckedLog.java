package heed.platform.database;

import heed.platform.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The change log as it was recomputed from its beginning, and what it says of each thing now. Of
/// the facts only a hash is held, so that a big log fits in a small heap.
final class CheckedLog {
  /// The last change of something.
  ///
  /// @param hash of its facts as text; null when it is gone
  private record Latest(long sequence, @Nullable Hash hash) {}

  private record Hash(long high, long low) {}

  private record Thing(String subject, String key) {}

  private final Collection<String> subjects;
  private final Verify.Problems problems;
  private final Map<Thing, Latest> latest = new HashMap<>();
  private ChangeLog.Head head = new ChangeLog.Head(0, ChangeLog.GENESIS);
  private long changes;
  private long compared;

  CheckedLog(Collection<String> subjects, Verify.Problems problems) {
    this.subjects = List.copyOf(subjects);
    this.problems = problems;
  }

  /// Recomputes the chain. Behind a broken link it goes on from what stands there, so that every
  /// broken link is named.
  void read(Handle handle) {
    ChangeLog.forEach(handle, this::read);
  }

  private void read(Change change) {
    changes++;
    var expected = head.sequence() + 1;
    if (change.sequence() > expected) {
      problems.add(
          change.sequence() == expected + 1
              ? "Change " + expected + " is missing from the log."
              : "Changes " + expected + " to " + (change.sequence() - 1) + " are missing.");
    } else if (!checksum(change).equals(change.checksum())) {
      problems.add(
          "Change "
              + change.sequence()
              + " ("
              + change.subject()
              + " "
              + change.key()
              + ") is not as it was written.");
    }
    head = new ChangeLog.Head(change.sequence(), change.checksum());
    if (subjects.contains(change.subject())) {
      latest.put(
          new Thing(change.subject(), change.key()),
          new Latest(change.sequence(), hash(change.facts())));
    }
  }

  private String checksum(Change change) {
    return ChangeLog.checksum(
        head.checksum(),
        change.sequence(),
        change.atMs(),
        change.actor(),
        change.action(),
        change.subject(),
        change.key(),
        change.facts(),
        change.note());
  }

  /// Compares a stored row with its last change.
  void compare(Handle handle, String subject, String key, @Nullable Long version, Object facts) {
    compared++;
    var last = latest.remove(new Thing(subject, key));
    if (last == null || last.hash() == null) {
      problems.add("The " + subject + " " + key + " is stored, but the log does not know of it.");
      return;
    }
    var text = Json.write(facts);
    if (!last.hash().equals(hash(text))) {
      reportDifferences(handle, last.sequence(), subject, key, Json.tree(text));
    } else if (version != null && version != last.sequence()) {
      problems.add(
          "The "
              + subject
              + " "
              + key
              + " has the version "
              + version
              + "; its last change is "
              + last.sequence()
              + ".");
    }
  }

  /// Names what the log knows of and was not found among the rows.
  void reportMissing() {
    latest.forEach((thing, last) -> {
      if (last.hash() != null) {
        problems.add("The " + thing.subject() + " " + thing.key() + " is missing; the log has it.");
      }
    });
  }

  long changes() {
    return changes;
  }

  long compared() {
    return compared;
  }

  ChangeLog.Head head() {
    return head;
  }

  /// A version that knows more fields writes them as null where an older one wrote nothing: that is
  /// no difference. Values are not shown: they may be money.
  private void reportDifferences(
      Handle handle, long sequence, String subject, String key, JsonNode stored) {
    var facts = ChangeLog.after(handle, sequence - 1, 1).getFirst().facts();
    var logged = Json.tree(facts == null ? "null" : facts);
    var names = new TreeSet<>(stored.propertyNames());
    names.addAll(logged.propertyNames());
    names.removeIf(name -> known(stored, name).equals(known(logged, name)));
    if (!names.isEmpty()) {
      problems.add(
          "The "
              + subject
              + " "
              + key
              + " differs from change "
              + sequence
              + " in "
              + String.join(", ", names)
              + ".");
    }
  }

  private static JsonNode known(JsonNode facts, String name) {
    var value = facts.get(name);
    return value == null ? Json.tree("null") : value;
  }

  private static @Nullable Hash hash(@Nullable String facts) {
    if (facts == null) {
      return null;
    }
    var digest = ByteBuffer.wrap(ChangeLog.sha256().digest(facts.getBytes(StandardCharsets.UTF_8)));
    return new Hash(digest.getLong(), digest.getLong());
  }
}
