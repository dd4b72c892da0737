package heed.pages;

import heed.http.Problem;
import heed.http.Reception;
import heed.http.Route;
import heed.http.Server;
import heed.pages.account.AccountPages;
import heed.pages.admin.AdminPages;
import heed.pages.backlog.BacklogPages;
import heed.pages.feature.FeaturePages;
import heed.pages.filing.FilingPage;
import heed.pages.frame.Assets;
import heed.pages.frame.Desk;
import heed.pages.frame.House;
import heed.pages.frame.Rendering;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.importing.ImportPageRoutes;
import heed.pages.inbox.InboxPages;
import heed.pages.live.Live;
import heed.pages.loop.LoopPages;
import heed.pages.me.MyPages;
import heed.pages.message.MessageRoutes;
import heed.pages.news.NewsPages;
import heed.pages.picture.PictureRoutes;
import heed.pages.search.SearchRoutes;
import heed.pages.signin.SignInPage;
import heed.pages.signin.SignInPages;
import heed.pages.whatif.WhatIfPages;
import heed.people.Caller;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages as a part of the server.
public final class Pages implements Server.Part, Reception {
  private final Desk desk;
  private final SignInPage signIn;
  private final Live live;
  private final List<Route> routes = new ArrayList<>();

  public Pages(House house) {
    var assets = new Assets();
    desk = new Desk(house, assets);
    live = new Live(desk);
    routes.add(live.route());
    routes.addAll(assets.routes());
    signIn = new SignInPage(desk);
    routes.addAll(SignInPages.routes(desk, signIn));
    routes.addAll(MyPages.routes(desk));
    routes.addAll(BacklogPages.routes(desk));
    routes.addAll(FeaturePages.routes(desk));
    routes.addAll(AccountPages.routes(desk));
    routes.addAll(new FilingPage(desk).routes());
    routes.addAll(InboxPages.routes(desk));
    routes.addAll(LoopPages.routes(desk));
    routes.addAll(new MessageRoutes(desk).routes());
    routes.addAll(NewsPages.routes(desk));
    routes.addAll(WhatIfPages.routes(desk));
    routes.addAll(new PictureRoutes(desk).routes());
    routes.addAll(new SearchRoutes(desk, this::stands).routes());
    routes.addAll(AdminPages.routes(desk));
    routes.addAll(new ImportPageRoutes(desk).routes());
  }

  @Override
  public String root() {
    return "/";
  }

  @Override
  public List<Route> routes() {
    return desk.secure() ? routes.stream().map(Pages::byHttpsOnly).toList() : List.copyOf(routes);
  }

  /// Downloads, redirects and scripts say it too: whichever comes first, browsers know from then
  /// on.
  private static Route byHttpsOnly(Route route) {
    return new Route(
        route.verb(),
        route.path(),
        route.access(),
        context -> {
          Rendering.byHttpsOnly(context);
          route.handler().handle(context);
        });
  }

  @Override
  public Optional<Caller> signedIn(Context context) {
    return desk.sessions().find(context);
  }

  @Override
  public void say(Context context, int status, String title, String sentence) {
    context.header("Cache-Control", "no-store");
    var words = Map.<String, Object>of("title", title, "sentence", Spoken.text(sentence));
    desk.door(context, status, "frame/problem.jte", words);
  }

  @Override
  public void closing() {
    live.close();
  }

  /// A refusal for people: as a page, or as a line beside the page whose part was asked for.
  @Override
  public void refuse(Context context, Problem problem) {
    if (Desk.wantsPart(context)) {
      // Not in place of the form: what was typed stays.
      context.header("HX-Retarget", "#said");
      context.header("HX-Reswap", "innerHTML");
      var sentence =
          problem.status() == 401 ? desk.voice(context).on("frame").say("over") : problem.detail();
      desk.part(context, problem.status(), "frame/trouble.jte", Map.of("sentence", sentence));
    } else if (problem.status() == 401) {
      signIn.refused(context, problem.detail());
    } else {
      desk.door(
          context,
          problem.status(),
          "frame/problem.jte",
          Map.of(
              "title",
              title(desk.voice(context), problem),
              "sentence",
              Spoken.text(problem.detail())));
    }
  }

  private boolean stands(String path) {
    return routes.stream()
        .anyMatch(route -> route.verb() == Route.Verb.GET && route.path().equals(path));
  }

  private static String title(Voice voice, Problem problem) {
    var says = voice.on("frame");
    return switch (problem.status()) {
      case 403, 404, 503 -> says.say("problem." + problem.status());
      default -> says.say(problem.status() >= 500 ? "problem.ours" : "problem.theirs");
    };
  }
}
