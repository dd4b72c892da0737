package heed.pages.importing;

import heed.intake.Kind;
import heed.people.Caller;
import heed.platform.Ids;
import heed.platform.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The files that were sent to the import page, for half an hour and a few at a time. They lie in
/// files of their own, not in memory: two of the largest would fill a small heap. Another node of
/// the service does not know them, and says that it does not.
final class Uploads {
  static final int MOST = 4;
  static final Duration KEPT = Duration.ofMinutes(30);

  private final Ids ids;
  private final InstantSource clock;
  private final Map<String, Upload> uploads = new LinkedHashMap<>();

  Uploads(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /// Keeps a file.
  ///
  /// @throws Refused UNAVAILABLE when too many are being imported
  synchronized Upload keep(Caller owner, Kind kind, byte[] csv) {
    forgetOld();
    makeRoom();
    try {
      var file = Files.createTempFile("heed-import-", ".csv");
      file.toFile().deleteOnExit();
      Files.write(file, csv);
      var upload = new Upload(ids.next("u"), owner.name(), kind, file, clock.millis());
      uploads.put(upload.id, upload);
      return upload;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The file of this id, if this person sent it.
  synchronized Optional<Upload> find(Caller owner, String id) {
    forgetOld();
    return Optional.ofNullable(uploads.get(id)).filter(upload -> upload.owner.equals(owner.name()));
  }

  private void forgetOld() {
    var oldest = clock.millis() - KEPT.toMillis();
    uploads.values().stream()
        .filter(upload -> upload.madeMs < oldest && !upload.busy())
        .toList()
        .forEach(this::forget);
  }

  private void makeRoom() {
    if (uploads.size() < MOST) {
      return;
    }
    forget(
        uploads.values().stream()
            .filter(upload -> !upload.busy())
            .min(Comparator.comparingLong(upload -> upload.madeMs))
            .orElseThrow(() ->
                Refused.because(
                    Refused.Kind.UNAVAILABLE, "Other files are being imported. Try again.")));
  }

  private void forget(Upload upload) {
    uploads.remove(upload.id);
    try {
      Files.deleteIfExists(upload.file);
    } catch (IOException stays) {
      // The system throws it away with its other temporary files.
    }
  }
}
