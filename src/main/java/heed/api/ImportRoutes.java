package heed.api;

import static heed.http.Route.Verb.POST;

import heed.http.Addresses;
import heed.http.Bodies;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.Problem;
import heed.http.Query;
import heed.http.ReportedProblem;
import heed.http.Route;
import heed.intake.ImportReport;
import heed.intake.ImportingCsv;
import heed.intake.Kind;
import heed.intake.Options;
import heed.intake.Progress;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.FieldError;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// CSV files into the same use cases as everything else. The report of a file that was refused is a
/// problem that carries the report's numbers and lines; a dry run is asked for its report and gets
/// it whatever it says.
final class ImportRoutes {
  /// Files of 20 MiB stand in memory while the writer reads them; more at once would not fit.
  private static final int AT_ONCE = 2;

  /// What the command prints, as JSON.
  record Report(
      long created,
      long updated,
      long unchanged,
      long refused,
      List<ImportReport.LineError> errors) {}

  private final Frame frame;
  private final ImportingCsv importing;
  private final Semaphore room = new Semaphore(AT_ONCE);

  ImportRoutes(Frame frame, ImportingCsv importing) {
    this.frame = frame;
    this.importing = importing;
  }

  List<Route> routes() {
    return List.of(
        Route.of(POST, "/api/v1/import/{kind}", Role.ADMIN, frame.callers(), this::takeOneOfFew));
  }

  private void takeOneOfFew(Context context, Caller caller) {
    if (!room.tryAcquire()) {
      throw Refused.because(Refused.Kind.UNAVAILABLE, "Other files are being imported. Try again.");
    }
    try {
      take(context, caller);
    } finally {
      room.release();
    }
  }

  private void take(Context context, Caller caller) {
    var query = Query.of(context, "dryRun", "skipBad");
    var word = Addresses.part(context, "kind");
    var kind = Kind.named(word).orElseThrow(() -> Refused.notFound("import of", word));
    var options = Options.bounded(query.truth("dryRun"), query.truth("skipBad"));
    var body = Bodies.csv(context);
    var before = frame.idempotency().before(context, caller, body);
    if (before.isPresent()) {
      Idempotency.write(context, before.get());
      return;
    }
    var report =
        importing.run(
            kind, new ByteArrayInputStream(body), options, caller.name(), Progress.UNWATCHED);
    refuseUnstored(report, options);
    // The file was its own transaction. A crash before the next one forgets the answer, not the
    // file; sent again, it changes nothing and says so.
    frame.idempotency().answer(context, caller, body, Idempotency.Answer.of(200, shown(report)));
  }

  private static void refuseUnstored(ImportReport report, Options options) {
    if (report.refused() == 0 || report.stored() || options.dryRun()) {
      return;
    }
    var more = new LinkedHashMap<String, Object>();
    more.put("created", report.created());
    more.put("updated", report.updated());
    more.put("unchanged", report.unchanged());
    more.put("refused", report.refused());
    more.put("errors", report.errors());
    throw new ReportedProblem(
        new Problem(400, "invalid", sentence(report), List.<FieldError>of(), Map.copyOf(more)));
  }

  private static String sentence(ImportReport report) {
    var rows = report.refused() == 1 ? "1 row was" : report.refused() + " rows were";
    return rows + " refused, so nothing was stored.";
  }

  private static Report shown(ImportReport report) {
    return new Report(
        report.created(), report.updated(), report.unchanged(), report.refused(), report.errors());
  }
}
