package heed.pages.importing;

import heed.intake.ImportReport;
import heed.intake.Kind;
import heed.intake.Rehearsal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// A CSV file that somebody sent to a page, on its way into the book. Several threads look at it:
/// the one that imports and those that answer.
final class Upload {
  final String id;
  final String owner;
  final Kind kind;
  final Path file;
  final long madeMs;
  private final AtomicReference<Stage> stage = new AtomicReference<>(new Stage.Checking(0));

  /// @param owner who sent it, and alone may see and import it
  /// @param madeMs when, epoch milliseconds
  Upload(String id, String owner, Kind kind, Path file, long madeMs) {
    this.id = id;
    this.owner = owner;
    this.kind = kind;
    this.file = file;
    this.madeMs = madeMs;
  }

  /// How far it is.
  sealed interface Stage {
    /// It is rehearsed.
    ///
    /// @param rows read until now
    record Checking(long rows) implements Stage {}

    /// It was rehearsed, and waits for its owner.
    record Checked(Rehearsal rehearsal) implements Stage {}

    /// It goes into the book.
    record Importing(long rows) implements Stage {}

    /// It is in the book, unless the report says that nothing was stored.
    record Imported(ImportReport report) implements Stage {}

    /// It is of no use as a whole.
    record Failed(String sentence, List<String> details) implements Stage {}
  }

  Stage stage() {
    return stage.get();
  }

  void turn(Stage now) {
    stage.set(now);
  }

  /// Begins to import, unless somebody did: two clicks are one import.
  boolean begin(Stage.Checked checked) {
    return stage.compareAndSet(checked, new Stage.Importing(0));
  }

  /// Whether a thread is at it.
  boolean busy() {
    return switch (stage()) {
      case Stage.Checking _, Stage.Importing _ -> true;
      case Stage.Checked _, Stage.Imported _, Stage.Failed _ -> false;
    };
  }
}
