package heed.pages.importing;

import heed.intake.ImportReport;
import heed.intake.ImportingCsv;
import heed.intake.Options;
import heed.intake.Progress;
import heed.pages.importing.Upload.Stage;
import heed.platform.FieldError;
import heed.platform.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings uploaded files into the book, beside the request that asked for it: who sent a long one
/// watches it, who sent a short one sees the end at once.
final class Importing {
  private static final Logger log = LoggerFactory.getLogger(Importing.class);

  /// What is done by then needs no page of its own to be watched.
  private static final long PATIENCE_MS = 1500;

  private final ImportingCsv importing;

  Importing(ImportingCsv importing) {
    this.importing = importing;
  }

  /// Rehearses a file that has just come.
  void check(Upload upload) {
    inBackground(
        upload,
        csv ->
            new Stage.Checked(
                importing.rehearse(
                    upload.kind,
                    csv,
                    upload.owner,
                    rows -> upload.turn(new Stage.Checking(rows)))));
  }

  /// Imports a file that was checked; what it says is checked again, for the book may have changed.
  ///
  /// @param skipBad whether the good rows are wanted without the bad ones
  void run(Upload upload, Stage.Checked checked, boolean skipBad) {
    if (upload.begin(checked)) {
      inBackground(upload, csv -> new Stage.Imported(imported(upload, csv, skipBad)));
    }
  }

  private ImportReport imported(Upload upload, InputStream csv, boolean skipBad) {
    Progress progress = rows -> upload.turn(new Stage.Importing(rows));
    return importing.run(upload.kind, csv, Options.bounded(false, skipBad), upload.owner, progress);
  }

  private void inBackground(Upload upload, Function<InputStream, Stage> work) {
    var done = new CompletableFuture<Stage>();
    Thread.ofVirtual().name("import-" + upload.id).start(() -> done.complete(result(upload, work)));
    try {
      done.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException takesLong) {
      // Its page says how far it is.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }

  private static Stage result(Upload upload, Function<InputStream, Stage> work) {
    var stage = attempt(upload, work);
    upload.turn(stage);
    return stage;
  }

  private static Stage attempt(Upload upload, Function<InputStream, Stage> work) {
    try (var csv = new BufferedInputStream(Files.newInputStream(upload.file))) {
      return work.apply(csv);
    } catch (Refused refused) {
      return new Stage.Failed(
          refused.sentence(), refused.errors().stream().map(FieldError::message).toList());
    } catch (IOException | RuntimeException bug) {
      log.error("The import {} failed", upload.id, bug);
      return new Stage.Failed("Something went wrong; nothing was stored.", List.of());
    }
  }
}
