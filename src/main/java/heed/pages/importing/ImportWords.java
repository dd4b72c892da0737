package heed.pages.importing;

import heed.intake.Difference;
import heed.intake.ImportReport;
import heed.intake.Kind;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.importing.ImportView.Bad;
import heed.pages.importing.ImportView.Counts;
import heed.pages.importing.Upload.Stage;
import heed.platform.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Puts a file on its way into the book into words.
final class ImportWords {
  private static final int ERRORS = 50;

  private final Upload upload;
  private final String address;
  private final int page;
  private final Phrases says;
  private final Voice voice;

  /// @param page of the error list, from 1
  ImportWords(Upload upload, int page, Voice voice) {
    this.upload = upload;
    this.address = ImportPageRoutes.PAGE + "/" + upload.id;
    this.page = page;
    this.voice = voice;
    this.says = voice.on("import");
  }

  ImportView.Stage view() {
    return switch (upload.stage()) {
      case Stage.Checking(var rows) -> busy("checking", rows);
      case Stage.Importing(var rows) -> busy("importing", rows);
      case Stage.Checked(var rehearsal) -> checked(rehearsal.report(), rehearsal.sample());
      case Stage.Imported(var report) -> imported(report);
      case Stage.Failed(var sentence, var details) -> failed(sentence, details);
    };
  }

  static String kind(Kind kind, Voice voice) {
    return voice.on("import").say("kind." + kind.word());
  }

  private ImportView.Stage busy(String what, long rows) {
    return new ImportView.Stage(
        address,
        says.say(what, rows),
        says.say("busy.how"),
        true,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        false,
        false);
  }

  private ImportView.Stage failed(String sentence, List<String> details) {
    var lines = Stream.concat(Stream.of(sentence), details.stream()).distinct();
    return new ImportView.Stage(
        address,
        says.say("failed"),
        null,
        false,
        lines.map(Spoken::text).toList(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        false,
        false);
  }

  private ImportView.Stage checked(ImportReport report, List<Difference> sample) {
    var good = report.created() + report.updated();
    var headline =
        report.refused() > 0
            ? says.say("checked.bad", report.refused())
            : good > 0 ? says.say("checked.good", good) : says.say("checked.same");
    var run =
        good == 0
            ? null
            : report.refused() > 0 ? says.say("run.good", good) : says.say("run.all", good);
    return report(headline, says.say("checked.how", kind(upload.kind, voice)), report, sample, run);
  }

  private ImportView.Stage imported(ImportReport report) {
    var headline =
        report.stored()
            ? says.say("imported", report.created() + report.updated())
            : says.say("imported.nothing", report.refused());
    var sentence = report.stored() ? says.say("imported.how") : says.say("imported.nothing.how");
    return report(headline, sentence, report, List.of(), null);
  }

  private ImportView.Stage report(
      String headline,
      String sentence,
      ImportReport report,
      List<Difference> sample,
      @org.jspecify.annotations.Nullable String run) {
    var all = report.errors();
    var from = Math.min(all.size(), (page - 1) * ERRORS);
    var to = Math.min(all.size(), from + ERRORS);
    var imported = upload.stage() instanceof Stage.Imported;
    return new ImportView.Stage(
        address,
        headline,
        sentence,
        false,
        List.of(),
        new Counts(report.created(), report.updated(), report.unchanged(), report.refused()),
        sample,
        bad(all.subList(from, to)),
        all.size() == ImportReport.MOST_ERRORS
            ? says.say("bad.more", ImportReport.MOST_ERRORS)
            : null,
        page > 1 ? address + "?page=" + (page - 1) : null,
        to < all.size() ? address + "?page=" + (page + 1) : null,
        run,
        report.refused() > 0,
        imported);
  }

  private static List<Bad> bad(List<ImportReport.LineError> errors) {
    var bad = new ArrayList<Bad>();
    for (var error : errors) {
      bad.add(
          new Bad(
              error.line(),
              error.field() == null ? "" : Spoken.text(error.field()),
              Spoken.text(error.message())));
    }
    return bad;
  }

  /// All errors that the report holds.
  static List<ImportReport.LineError> errors(Upload upload) {
    return switch (upload.stage()) {
      case Stage.Checked(var rehearsal) -> rehearsal.report().errors();
      case Stage.Imported(var report) -> report.errors();
      case Stage.Checking _, Stage.Importing _, Stage.Failed _ -> List.of();
    };
  }
}
