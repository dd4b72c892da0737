package heed.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.view.View;
import heed.book.LiveBook;
import heed.people.Person;
import heed.slack.call.InTime;
import heed.slack.call.SlackCalls;
import heed.slack.command.AccountCard;
import heed.slack.command.BriefModal;
import heed.slack.command.Commands;
import heed.slack.command.FeatureCard;
import heed.slack.command.WarmingUp;
import heed.slack.filing.Alike;
import heed.slack.filing.ChoosingFeature;
import heed.slack.filing.Filing;
import heed.slack.filing.FilingForm;
import heed.slack.filing.FilingStart;
import heed.slack.filing.MessageText;
import heed.slack.filing.Opening;
import heed.slack.filing.Submitted;
import heed.slack.home.Home;
import heed.slack.home.PmDesk;
import heed.slack.home.PreferenceForm;
import heed.slack.home.Preferring;
import heed.slack.loop.DraftForm;
import heed.slack.loop.LoopClicks;
import heed.slack.loop.UndoClicks;
import heed.slack.message.Receipts;
import heed.slack.team.Clicking;
import heed.slack.team.Members;
import heed.slack.team.Tie;
import heed.slack.team.Voices;
import heed.slack.text.Answers;
import heed.slack.text.FormState;
import heed.slack.text.LoopButtons;
import heed.slack.text.Place;
import heed.slack.text.Voice;
import heed.slack.triage.TriageButtons;
import heed.slack.triage.TriageClicks;
import heed.slack.triage.TriageForms;
import heed.slack.triage.TriageSubmissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells Bolt who handles what. Bolt only dispatches: it checks no signature (ours did), asks Slack
/// nothing by itself, and reads none of its environment variables.
final class SlackApp {
  /// The events that are handled, as the manifest subscribes to them.
  static final List<String> EVENTS =
      List.of("app_home_opened", "app_uninstalled", "tokens_revoked");

  private final Members members;
  private final LiveBook book;
  private final Filing filing;
  private final Opening opening;
  private final InTime inTime;
  private final Voices voices;
  private final Home home;

  SlackApp(
      Members members,
      LiveBook book,
      Filing filing,
      Opening opening,
      InTime inTime,
      Voices voices,
      Home home) {
    this.members = members;
    this.voices = voices;
    this.home = home;
    this.book = book;
    this.filing = filing;
    this.opening = opening;
    this.inTime = inTime;
  }

  App with(
      Tie tie,
      Commands commands,
      LoopClicks clicks,
      UndoClicks undo,
      Clicking clicking,
      Preferring preferring,
      ChoosingFeature choosing,
      AccountCard accounts,
      FeatureCard features,
      TriageClicks triage,
      TriageSubmissions decisions) {
    var app = new App(config(tie.calls()), new ArrayList<>());
    departures(app, tie);
    app.command(
        Commands.NAME,
        (request, context) ->
            inTime.answer(
                request.getPayload().getResponseUrl(),
                () -> commands.answer(request.getPayload())));
    app.command(WarmingUp.COMMAND, (request, context) -> Answers.nothing());
    app.blockSuggestion(
        "account",
        (request, context) ->
            options(
                request.getPayload().getUser().getId(),
                person ->
                    FilingForm.accounts(
                        book.now(), typed(request.getPayload().getValue()), person.email())));
    app.blockSuggestion(
        FilingForm.FEATURE,
        (request, context) ->
            options(
                request.getPayload().getUser().getId(),
                person ->
                    FilingForm.features(
                        voices.of(person),
                        book.now(),
                        typed(request.getPayload().getValue()),
                        hint(request.getPayload().getView()))));
    app.blockAction(
        FilingForm.FEATURE, (request, context) -> choosing.chosen(request.getPayload()));
    app.blockAction(
        beginning(Alike.USE), (request, context) -> choosing.taken(request.getPayload()));
    app.blockAction(
        beginning(AccountCard.SHOW), (request, context) -> accounts.show(request.getPayload()));
    app.blockAction(
        beginning(FeatureCard.SHOW), (request, context) -> features.show(request.getPayload()));
    app.blockAction(BriefModal.OPEN, (request, context) -> accounts.brief(request.getPayload()));
    app.blockAction(BriefModal.PAGE, (request, context) -> Answers.nothing());
    app.viewSubmission(
        FilingForm.CALLBACK,
        (request, context) ->
            submitted(
                request.getPayload().getUser().getId(),
                "account",
                request.getPayload().getView(),
                person -> filing.submit(request.getPayload().getView(), person)));
    files(app);
    app.blockAction(
        beginning(Home.TURN), (request, context) -> home.turn(request.getPayload(), clicking));
    app.blockAction(Preferring.OPEN, (request, context) -> preferring.open(request.getPayload()));
    app.viewSubmission(
        Preferring.CALLBACK,
        (request, context) ->
            submitted(
                request.getPayload().getUser().getId(),
                PreferenceForm.HOUR,
                request.getPayload().getView(),
                person -> preferring.submitted(request.getPayload().getView(), person)));
    loops(app, clicks);
    triage(app, triage, decisions);
    app.blockAction(Receipts.UNDO, (request, context) -> undo.undo(request.getPayload()));
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          var event = payload.getEvent();
          if ("home".equals(event.getTab())) {
            inTime.afterwards("a Home view", () -> home.opened(event.getUser(), event.getView()));
          }
          return Answers.nothing();
        });
    return app;
  }

  /// Every field that Bolt would otherwise take from its own environment variables: with some of
  /// them set, it turns into an app of many workspaces and answers nobody.
  private static AppConfig config(SlackCalls calls) {
    var config = AppConfig.builder().slack(calls.slack()).build();
    config.setSigningSecret(null);
    config.setSingleTeamBotToken(null);
    config.setClientId(null);
    config.setClientSecret(null);
    config.setScope(null);
    config.setUserScope(null);
    config.setRedirectUri(null);
    config.setSslCheckEnabled(false);
    config.setRequestVerificationEnabled(false);
    config.setIgnoringSelfEventsEnabled(false);
    config.setAllEventsApiAutoAckEnabled(true);
    // What nobody handles is acknowledged: too many failures, and Slack stops sending events.
    config.setUnmatchedRequestHandler(request -> Answers.nothing());
    return config;
  }

  private void departures(App app, Tie tie) {
    app.event(
        AppUninstalledEvent.class,
        (payload, context) -> gone(tie, "app_uninstalled", payload.getEventTime()));
    app.event(
        TokensRevokedEvent.class,
        (payload, context) -> {
          var tokens = payload.getEvent().getTokens();
          var bots = tokens == null ? null : tokens.getBot();
          return bots == null || bots.isEmpty()
              ? Answers.nothing() // of people who signed in with Slack
              : gone(tie, "token_revoked", payload.getEventTime());
        });
  }

  /// @param eventTime epoch seconds; news may come late, after we were let in again
  private static Response gone(Tie tie, String why, @Nullable Integer eventTime) {
    var sinceMs = eventTime == null ? Long.MAX_VALUE : (eventTime + 1L) * 1000 - 1;
    tie.gone().since(why, sinceMs);
    return Answers.nothing();
  }

  private void files(App app) {
    app.globalShortcut(
        FilingForm.GLOBAL_SHORTCUT,
        (request, context) ->
            opened(
                request.getPayload().getUser().getId(),
                request.getPayload().getTriggerId(),
                FilingStart.EMPTY));
    app.messageShortcut(
        FilingForm.CALLBACK,
        (request, context) -> {
          var shortcut = request.getPayload();
          var message = shortcut.getMessage();
          var words = message == null ? "" : MessageText.plain(message.getText());
          var start = FilingStart.message(words, MessageText.permalink(shortcut));
          var channel = shortcut.getChannel() == null ? null : shortcut.getChannel().getName();
          return inTime.answer(
              shortcut.getResponseUrl(),
              () ->
                  opening.form(
                      new Opening.Asked(
                          shortcut.getUser().getId(),
                          shortcut.getTriggerId(),
                          start,
                          channel,
                          shortcut.getResponseUrl(),
                          false)));
        });
    app.blockAction(
        Home.FILE,
        (request, context) ->
            opened(
                request.getPayload().getUser().getId(),
                request.getPayload().getTriggerId(),
                FilingStart.HOME));
    // Opens a page in the browser; Slack tells us all the same.
    app.blockAction(PmDesk.PAGE, (request, context) -> Answers.nothing());
  }

  private void loops(App app, LoopClicks clicks) {
    app.blockAction(
        beginning(LoopButtons.TOLD), (request, context) -> clicks.told(request.getPayload()));
    app.blockAction(
        beginning(LoopButtons.EDIT), (request, context) -> clicks.edit(request.getPayload()));
    app.blockAction(
        beginning(LoopButtons.LATER),
        (request, context) -> clicks.remindLater(request.getPayload()));
    app.blockAction(
        beginning(LoopButtons.NOT_MINE),
        (request, context) -> clicks.notMine(request.getPayload()));
    app.viewSubmission(
        DraftForm.CALLBACK,
        (request, context) ->
            submitted(
                request.getPayload().getUser().getId(),
                Submitted.DRAFT,
                null,
                person ->
                    clicks.submitted(
                        request.getPayload().getView(),
                        person,
                        request.getPayload().getUser().getId())));
  }

  private void triage(App app, TriageClicks clicks, TriageSubmissions decisions) {
    app.blockAction(TriageButtons.ACCEPT, (click, context) -> clicks.accept(click.getPayload()));
    app.blockAction(TriageButtons.BACK, (click, context) -> clicks.back(click.getPayload()));
    app.blockAction(TriageButtons.UNMERGE, (click, context) -> clicks.unmerge(click.getPayload()));
    app.blockAction(TriageButtons.MERGE, (click, context) -> clicks.merge(click.getPayload()));
    app.blockAction(TriageButtons.DECLINE, (click, context) -> clicks.decline(click.getPayload()));
    app.blockAction(
        TriageButtons.ESTIMATE, (click, context) -> clicks.estimate(click.getPayload()));
    app.blockSuggestion(
        TriageForms.INTO,
        (request, context) ->
            options(
                request.getPayload().getUser().getId(),
                person ->
                    clicks.into(
                        request.getPayload().getView(),
                        typed(request.getPayload().getValue()),
                        person)));
    submission(app, TriageForms.MERGE, TriageForms.INTO, decisions::merge);
    submission(app, TriageForms.DECLINE, TriageForms.REASON, decisions::decline);
    submission(app, TriageForms.ESTIMATE, TriageForms.DISCIPLINES.getFirst(), decisions::estimate);
  }

  private void submission(
      App app, String callback, String field, BiFunction<View, Person, Response> taking) {
    app.viewSubmission(
        callback,
        (request, context) ->
            submitted(
                request.getPayload().getUser().getId(),
                field,
                request.getPayload().getView(),
                person -> taking.apply(request.getPayload().getView(), person)));
  }

  /// The action of a button is followed by its loop, so that no two in a message are alike.
  private static Pattern beginning(String action) {
    return Pattern.compile("^" + action + ":.*$");
  }

  /// Opens the form where Slack gives no place for words: a refusal is shown as a view of its own.
  private Response opened(String userId, String trigger, FilingStart start) {
    return inTime.answer(
        null, () -> opening.form(new Opening.Asked(userId, trigger, start, null, null, false)));
  }

  private Response options(String userId, Function<Person, List<Map<String, Object>>> found) {
    return inTime.answer(
        null,
        () ->
            switch (members.of(userId)) {
              case Members.Member.TurnedAway _ -> Answers.options(List.of());
              case Members.Member.Known(var person) -> Answers.options(found.apply(person));
            });
  }

  /// A form has no place for words beside its fields, so every refusal stands at one of them. What
  /// takes too long may have been saved or not; pressing again is harmless either way.
  ///
  /// @param view the form, when its reader’s Home changes with it
  private Response submitted(
      String userId, String field, @Nullable View view, Function<Person, Response> submission) {
    var unsure = Answers.errors(Map.of(field, Voice.COMPANY.plain("trouble.unsure")));
    return inTime.answerOr(
        unsure,
        () -> {
          try {
            return switch (members.of(userId)) {
              case Members.Member.TurnedAway(var sentence) ->
                  Answers.errors(Map.of(field, sentence));
              case Members.Member.Known(var person) ->
                  submitted(userId, field, view, person, submission);
            };
          } catch (RuntimeException problem) {
            return Answers.errors(Map.of(field, InTime.sentence(Voice.COMPANY, problem)));
          }
        });
  }

  private Response submitted(
      String userId,
      String field,
      @Nullable View view,
      Person person,
      Function<Person, Response> submission) {
    try {
      var answer = submission.apply(person);
      if (view != null && String.valueOf(answer.getBody()).isEmpty()) {
        var fromHome = FormState.remembered(view.getPrivateMetadata(), Place.HOME) != null;
        inTime.afterwards("a Home view", () -> home.acted(userId, fromHome));
      }
      return answer;
    } catch (RuntimeException problem) {
      return Answers.errors(Map.of(field, InTime.sentence(voices.of(person), problem)));
    }
  }

  private static String typed(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String hint(@Nullable View view) {
    if (view == null) {
      return "";
    }
    var quote = FormState.values(view).get("quote");
    if (quote != null && quote.getValue() != null && !quote.getValue().isBlank()) {
      return quote.getValue();
    }
    var hint = FormState.remembered(view.getPrivateMetadata(), "hint");
    return hint == null ? "" : hint;
  }
}
