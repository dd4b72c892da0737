package heed.slack.triage;

import heed.outbox.Message;
import heed.platform.Json;
import heed.platform.Texts;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Words;
import heed.triage.CardNews;
import heed.triage.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What happened to a card's feature, in words: a line for each thing that somebody decided, and
/// one for new asks.
public final class TriageNews {
  private static final int REASON = 600;

  private final CardNews news;
  private final String actor;

  private TriageNews(CardNews news, String actor) {
    this.news = news;
    this.actor = Mrkdwn.literal(Texts.clip(actor, TriageTexts.SHORT));
  }

  public static Words words(Message message, SlackRooms rooms) {
    var news = Json.read(message.body(), CardNews.class);
    var actor = rooms.database().read(handle -> TriageTexts.nameOf(news.actor(), rooms, handle));
    var lines = new TriageNews(news, actor).lines();
    var text = String.join(" ", lines);
    return new Words(text, List.of(Kit.section(String.join("\n", lines))));
  }

  private List<String> lines() {
    var before = news.before();
    var now = news.now();
    var lines = new ArrayList<String>();
    if (!Objects.equals(before.mergedInto(), now.mergedInto())) {
      lines.add(merged(now));
    }
    if (before.status() != now.status()) {
      lines.add(status(now));
    } else if (!Objects.equals(before.targetDate(), now.targetDate())) {
      lines.add(date(now));
    }
    if (!Objects.equals(before.effort(), now.effort())) {
      lines.add(estimate(now));
    }
    if (news.newAsks() > 0) {
      var names = TriageTexts.names(news.askers(), news.newAsks());
      lines.add(TriageTexts.join("news.asks", news.newAsks(), names));
    }
    return lines;
  }

  private String merged(Situation now) {
    var into = now.intoTitle() == null ? now.mergedInto() : now.intoTitle();
    return into == null
        ? TriageTexts.join("news.unmerged", actor)
        : TriageTexts.join(
            "news.merged", actor, Mrkdwn.literal(Texts.clip(into, TriageTexts.SHORT)));
  }

  private String status(Situation now) {
    return switch (now.status()) {
      case NEW -> TriageTexts.join("news.new", actor);
      case UNDER_REVIEW -> TriageTexts.join("news.accepted", actor);
      case PLANNED ->
          now.targetDate() == null
              ? TriageTexts.join("news.planned", actor)
              : TriageTexts.join("news.planned.date", actor, TriageTexts.day(now.targetDate()));
      case IN_PROGRESS -> TriageTexts.join("news.in_progress", actor);
      case SHIPPED -> TriageTexts.join("news.shipped", actor);
      case DECLINED -> declined(now);
    };
  }

  private String declined(Situation now) {
    var lines = new ArrayList<String>();
    var reason = now.reason();
    lines.add(
        reason == null
            ? TriageTexts.join("news.declined.bare", actor)
            : TriageTexts.join("news.declined", actor, Mrkdwn.literal(Texts.clip(reason, REASON))));
    lines.add(TriageCard.no(now.workaround()));
    if (now.revisitDate() != null) {
      lines.add(TriageTexts.join("card.again", TriageTexts.day(now.revisitDate())));
    }
    return String.join("\n", lines);
  }

  private String date(Situation now) {
    return now.targetDate() == null
        ? TriageTexts.join("news.date.none", actor)
        : TriageTexts.join("news.date", actor, TriageTexts.day(now.targetDate()));
  }

  private String estimate(Situation now) {
    var effort = now.effort();
    return effort == null
        ? TriageTexts.join("news.unestimated", actor)
        : TriageTexts.join("news.estimated", actor, TriageTexts.effort(effort));
  }
}
