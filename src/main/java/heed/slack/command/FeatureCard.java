package heed.slack.command;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import heed.book.Book;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Texts;
import heed.slack.call.SlackCalls;
import heed.slack.home.PmDesk;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Clicking;
import heed.slack.text.Answers;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `/heed feature NAME` answers: one feature at a glance, and who waits for it. Where several
/// may be meant, they are offered, and a button shows the one.
public final class FeatureCard {
  /// The button's action, followed by its place.
  public static final String SHOW = "feature_card";

  /// What the command begins with.
  static final String WORD = "feature ";

  private static final int CHOICES = 5;

  private final Clicking clicking;
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final WhoWaits waiting;

  public FeatureCard(Clicking clicking, SlackCalls calls, SlackRooms rooms) {
    this.clicking = clicking;
    this.calls = calls;
    this.rooms = rooms;
    this.waiting = new WhoWaits(rooms);
  }

  /// Whether what follows `/heed` names a feature. A customer’s words may begin with the same word;
  /// they open the form, as all others do.
  boolean isMeant(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith(WORD)
        && !meant(rooms.book().now(), name(text)).isEmpty();
  }

  /// The feature that is named, or those that may be meant.
  ///
  /// @param text for which [#isMeant] holds
  Words of(Voice voice, String text) {
    var name = name(text);
    var book = rooms.book().now();
    var meant = meant(book, name);
    if (meant.isEmpty()) {
      return nothing(voice, name);
    }
    var first = meant.getFirst();
    return meant.size() == 1 || first.title().equalsIgnoreCase(name)
        ? card(voice, book, book.featureId(first.key()))
        : choice(voice, meant);
  }

  /// Shows the feature that was chosen in the place of the question.
  public Response show(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          Caller.of(person).mustBe(Role.CSM);
          var url = click.getResponseUrl();
          var key = click.getActions().getFirst().getValue();
          if (url != null && key != null) {
            var card = chosen(clicking.voice(person), key);
            clicking.afterwards(
                "a feature", () -> calls.respond(url, Answers.instead(card.text(), card.blocks())));
          }
        });
  }

  private Words chosen(Voice voice, String key) {
    var book = rooms.book().now();
    var id = root(book, book.featureId(key));
    return id < 0 ? nothing(voice, key) : card(voice, book, id);
  }

  private static Words nothing(Voice voice, String name) {
    var text = voice.say("feature.none", Texts.clip(name, LoopWords.SHORT));
    return new Words(text, List.of(Kit.section(text)));
  }

  private static String name(String text) {
    return text.substring(WORD.length()).strip();
  }

  /// The features whose title or key holds a name, the closest first; by its key, exactly the one.
  private static List<Feature> meant(Book book, String name) {
    var exact = root(book, book.featureId(name));
    if (exact >= 0) {
      return List.of(book.feature(exact));
    }
    var typed = Texts.folded(name);
    return Suggesting.features(book, name, CHOICES + 1).stream()
        .filter(feature -> holds(feature.title(), typed) || holds(feature.key(), typed))
        .toList();
  }

  private static boolean holds(String text, String typed) {
    return Texts.folded(text).contains(typed);
  }

  /// The feature that stands for one, or -1.
  private static int root(Book book, int feature) {
    var id = feature;
    while (id >= 0) {
      var into = book.feature(id).mergedInto();
      if (into == null) {
        return id;
      }
      id = book.featureId(into);
    }
    return id;
  }

  private static Words choice(Voice voice, List<Feature> meant) {
    var offered = meant.subList(0, Math.min(CHOICES, meant.size()));
    var names = new Voice.Ready(voice.names(offered.stream().map(Feature::title).toList()));
    var text = voice.say(meant.size() > CHOICES ? "feature.which.more" : "feature.which", names);
    var buttons = new ArrayList<Map<String, Object>>();
    for (var feature : offered) {
      var title = feature.title();
      buttons.add(Kit.button(title, SHOW + ":" + buttons.size(), feature.key(), title));
    }
    return new Words(
        text, List.of(Kit.section(text), Kit.actions("features", List.copyOf(buttons))));
  }

  private Words card(Voice voice, Book book, int id) {
    var feature = book.feature(id);
    var facts = facts(voice, feature, id);
    var ledger = waiting.of(book, id);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(feature.title()));
    blocks.add(Kit.section(facts));
    blocks.addAll(waiting.blocks(voice, ledger));
    var address = rooms.triage().addressOf(feature.key());
    if (!address.isEmpty()) {
      var spoken = voice.plain("inbox.open.spoken", feature.title());
      var open = Kit.link(voice.plain("inbox.open"), PmDesk.PAGE, address, spoken);
      blocks.add(Kit.actions("feature", List.of(open)));
    }
    var text =
        voice.say(
            "feature.text",
            Voice.name(feature.title()),
            new Voice.Ready(facts),
            ledger.openCount());
    return new Words(text, blocks);
  }

  private String facts(Voice voice, Feature feature, int id) {
    var facts = new ArrayList<String>();
    facts.add(voice.status(feature.status()));
    var ranking = rooms.ranking().get();
    var ranked = ranking.book().featureId(feature.key());
    var rank = ranked < 0 ? 0 : ranking.rankOf(ranked);
    if (rank > 0) {
      facts.add(voice.say("feature.rank", rank, ranking.count()));
    }
    if (feature.targetDate() != null) {
      facts.add(voice.say("feature.target", feature.targetDate()));
    }
    if (feature.revisitDate() != null) {
      facts.add(voice.say("feature.revisit", feature.revisitDate()));
    }
    facts.add(voice.say("accounts", rooms.book().now().asks(id).count()));
    return String.join(LoopWords.BETWEEN, facts);
  }
}
