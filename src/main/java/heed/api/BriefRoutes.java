package heed.api;

import static heed.http.Route.Verb.GET;

import heed.brief.Briefing;
import heed.brief.MarkdownBrief;
import heed.brief.Outcome;
import heed.brief.ValueBrief;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Frame;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of everything that an account asked for, as facts and as a text to hand on.
final class BriefRoutes {
  private static final String MARKDOWN = "text/markdown; charset=utf-8";

  /// A brief as the API shows it.
  record Shown(String account, String name, String language, LocalDate date, List<Line> items) {}

  /// What came of one ask.
  record Line(
      String feature,
      String title,
      String part,
      String status,
      @Nullable LocalDate askedDate,
      int severity,
      @Nullable String quote,
      @Nullable LocalDate targetDate,
      @Nullable LocalDate decidedDate,
      @Nullable String reason,
      @Nullable String workaround,
      @Nullable LocalDate revisitDate,
      boolean told,
      @Nullable LocalDate toldDate,
      @Nullable String toldBy,
      @Nullable String how,
      @Nullable LocalDate brokenDate) {}

  private final Frame frame;
  private final Briefing briefing;

  BriefRoutes(Frame frame, Briefing briefing) {
    this.frame = frame;
    this.briefing = briefing;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, "/api/v1/accounts/{key}/brief", Role.CSM, callers, this::show),
        Route.of(GET, "/api/v1/accounts/{key}/brief.md", Role.CSM, callers, this::markdown));
  }

  private void show(Context context, Caller caller) {
    Answers.json(context, 200, shown(brief(context)));
  }

  private void markdown(Context context, Caller caller) {
    var text = MarkdownBrief.of(brief(context));
    Answers.bytes(context, 200, MARKDOWN, text.getBytes(StandardCharsets.UTF_8));
  }

  private ValueBrief brief(Context context) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    return frame.database().read(handle -> briefing.of(handle, key, frame.today()));
  }

  private static Shown shown(ValueBrief brief) {
    var account = brief.account();
    return new Shown(
        account.key(),
        account.name(),
        account.spokenLanguage().tag(),
        brief.today(),
        brief.outcomes().stream().map(BriefRoutes::line).toList());
  }

  private static Line line(Outcome outcome) {
    var feature = outcome.feature();
    var told = outcome.told();
    return new Line(
        feature.key(),
        feature.title(),
        outcome.part().name().toLowerCase(Locale.ROOT),
        feature.status().word(),
        outcome.askedDate(),
        outcome.severity(),
        outcome.quote(),
        feature.targetDate(),
        outcome.decidedDate(),
        feature.reason(),
        feature.workaround(),
        feature.revisitDate(),
        told != null,
        told == null ? null : told.date(),
        told == null ? null : told.by(),
        told == null ? null : told.how(),
        outcome.brokenDate());
  }
}
