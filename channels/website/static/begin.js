/** Fetch the widget when somebody comes near it: the first view of the page does not wait for it. */
const near = new IntersectionObserver(
  (places) => {
    if (!places.some((place) => place.isIntersecting)) return;
    near.disconnect();
    const script = document.createElement("script");
    script.src = "/static/widget.js";
    document.head.append(script);
  },
  { rootMargin: "1000px" },
);
near.observe(document.querySelector("praktijk-wijzer"));
