package heed.pages.account;

import heed.account.AccountStore;
import heed.brief.BriefWords;
import heed.brief.Briefing;
import heed.brief.MarkdownBrief;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Rendering;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The value brief of an account: to read, to print, and to take along as Markdown.
final class BriefRoutes {
  private final Desk desk;
  private final Briefing briefing;

  BriefRoutes(Desk desk) {
    this.desk = desk;
    this.briefing = new Briefing(new AccountStore(), desk.house().features());
  }

  List<Route> routes() {
    return List.of(
        desk.get("/accounts/{key}/brief", Role.CSM, this::brief),
        desk.get("/accounts/{key}/brief.md", Role.CSM, this::markdown));
  }

  private void brief(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var house = desk.house();
    var brief = house.database().read(handle -> briefing.of(handle, key, house.today()));
    desk.page(
        context,
        caller,
        "accounts",
        "account/brief.jte",
        new BriefView(
            brief.account().name(),
            Links.account(key),
            Links.brief(key) + ".md",
            new BriefWords(brief)));
  }

  private void markdown(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var house = desk.house();
    var brief = house.database().read(handle -> briefing.of(handle, key, house.today()));
    var text = MarkdownBrief.of(brief);
    Rendering.protect(context);
    context.header("Content-Disposition", "attachment; filename=\"brief.md\"");
    context.header("Cache-Control", "no-store");
    Answers.bytes(
        context, 200, "text/markdown; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }
}
