package heed.pages.admin;

import heed.account.KeepingAccounts;
import heed.announcement.KeepingAnnouncements;
import heed.announcement.PublicPageStore;
import heed.discussion.Discussing;
import heed.feature.KeepingFeatures;
import heed.feature.TellingApart;
import heed.http.Answers;
import heed.http.Route;
import heed.loop.ChangingStatus;
import heed.loop.KeepingTemplates;
import heed.loop.LoopPolicyStore;
import heed.outbox.Outbox;
import heed.pages.admin.ChangesView.Narrowed;
import heed.pages.admin.ChangesView.Row;
import heed.pages.frame.Choice;
import heed.pages.frame.Desk;
import heed.pages.frame.Rendering;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.KeepingPeople;
import heed.people.KeepingViews;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.people.TokenStore;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.database.Change;
import heed.platform.database.LogPages;
import heed.ranking.PolicyStore;
import heed.request.FilingRequests;
import heed.webhook.KeepingEndpoints;
import heed.workspace.KeepingWorkspaces;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who did what and when, for admins, who see money: the facts hold it.
final class ChangeRoutes {
  /// Most changes in one export.
  static final int MOST_EXPORTED = 100_000;

  private static final String PAGE = "/admin/changes";
  private static final int SHOWN = 50;
  private static final int READ = 1000;

  /// Most characters of one change's facts on the page; the export has them whole.
  private static final int MOST_FACTS = 8000;

  private static final List<String> SUBJECTS =
      List.of(
          KeepingAccounts.SUBJECT,
          KeepingAnnouncements.SUBJECT,
          KeepingFeatures.SUBJECT,
          TellingApart.SUBJECT,
          ChangingStatus.SUBJECT,
          Discussing.SUBJECT,
          LoopPolicyStore.SUBJECT,
          Outbox.SUBJECT,
          PersonStore.SUBJECT,
          PolicyStore.SUBJECT,
          PreferenceStore.SUBJECT,
          PublicPageStore.SUBJECT,
          FilingRequests.SUBJECT,
          KeepingViews.SUBJECT,
          KeepingPeople.LINK,
          KeepingWorkspaces.SUBJECT,
          KeepingTemplates.SUBJECT,
          TokenStore.SUBJECT,
          KeepingEndpoints.SUBJECT);

  private final Desk desk;

  ChangeRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.get(PAGE, Role.ADMIN, this::changes),
        desk.get(PAGE + ".csv", Role.ADMIN, this::export));
  }

  private void changes(Context context, Caller caller) {
    var asked = ChangesAsked.of(context, desk.voice(context));
    var right = asked.complaints().byField().isEmpty();
    var found = right ? read(asked.filter(), asked.before(), SHOWN + 1) : List.<Change>of();
    var shown = found.subList(0, Math.min(SHOWN, found.size()));
    var names = desk.names();
    var voice = desk.voice(context);
    var view =
        new ChangesView(
            voice.on("changes").say("headline"),
            narrowed(asked, voice),
            shown.stream().map(change -> row(change, names, voice)).toList(),
            shown.isEmpty() ? null : asked.address(PAGE + ".csv", Map.of()),
            found.size() > SHOWN
                ? asked.address(PAGE, Map.of("before", "" + shown.getLast().sequence()))
                : null);
    desk.page(context, right ? 200 : 400, caller, "admin", "admin/changes.jte", view);
  }

  private void export(Context context, Caller caller) {
    var asked = ChangesAsked.of(context, desk.voice(context));
    var wrong = asked.complaints().byField();
    if (!wrong.isEmpty()) {
      throw Refused.because(Refused.Kind.INVALID, wrong.values().iterator().next());
    }
    Rendering.protect(context);
    context.header("Cache-Control", "no-store");
    context.header("Content-Disposition", "attachment; filename=\"heed-changes.csv\"");
    Answers.stream(
        context, "text/csv;charset=utf-8;header=present", out -> write(out, asked.filter()));
  }

  /// Page by page, so that a slow reader holds neither the whole log nor a connection.
  private void write(OutputStream out, LogPages.Filter filter) throws IOException {
    out.write(ChangesCsv.HEADER);
    var before = Long.MAX_VALUE;
    for (var written = 0; written < MOST_EXPORTED; written += READ) {
      var page = read(filter, before, READ);
      out.write(ChangesCsv.lines(page));
      if (page.size() < READ) {
        return;
      }
      before = page.getLast().sequence();
    }
  }

  private List<Change> read(LogPages.Filter filter, long before, int limit) {
    return desk.house().database().read(handle -> LogPages.before(handle, filter, before, limit));
  }

  private static Narrowed narrowed(ChangesAsked asked, Voice voice) {
    var words = new ChangeWords(voice);
    var chosen = asked.says("subject");
    var all = new TreeSet<>(SUBJECTS);
    if (!chosen.isEmpty()) {
      all.add(chosen);
    }
    var subjects = new ArrayList<Choice>();
    subjects.add(new Choice("", voice.on("changes").say("everything"), chosen.isEmpty()));
    all.forEach(word ->
        subjects.add(
            new Choice(
                word, Spoken.capital(Spoken.text(words.subject(word))), word.equals(chosen))));
    return new Narrowed(
        asked.says("actor"),
        subjects,
        asked.says("key"),
        asked.says("from"),
        asked.says("to"),
        asked.complaints(),
        !asked.said().isEmpty());
  }

  private static Row row(Change change, Map<String, String> names, Voice voice) {
    return new Row(
        change.sequence(),
        voice.moment(change.atMs()),
        Spoken.text(names.getOrDefault(change.actor(), change.actor())),
        ChangesAsked.of(PAGE, Map.of("actor", change.actor())),
        Spoken.text(new ChangeWords(voice).did(change.action(), change.subject())),
        Spoken.text(change.key()),
        ChangesAsked.of(
            PAGE, new TreeMap<>(Map.of("subject", change.subject(), "key", change.key()))),
        about(change.facts()),
        shown(change.facts()),
        shown(change.note()));
  }

  /// "acme · sso", of a loop or a request.
  private static @Nullable String about(@Nullable String facts) {
    if (facts == null) {
      return null;
    }
    var tree = Json.tree(facts);
    var about =
        Stream.of("account", "feature")
            .map(tree::path)
            .filter(JsonNode::isString)
            .map(field -> Spoken.text(field.stringValue()))
            .collect(Collectors.joining(" · "));
    return about.isEmpty() ? null : about;
  }

  private static @Nullable String shown(@Nullable String json) {
    return json == null
        ? null
        : Spoken.text(Texts.clip(Json.tree(json).toPrettyString(), MOST_FACTS));
  }
}
