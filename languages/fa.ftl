### The interface in Dari and Persian. Each message has its English as `.en`, by which the program asks for it:
### docs/languages.md.

language = دری / فارسی
    .tag = fa
    .dir = rtl

a-b = { $a }، { $b }
    .en = { $a }, { $b }

a-b-2 = { $a }؛ { $b }
    .en = { $a }; { $b }

day-month-year = { $day } { $month } { $year }
    .en = { $day } { $month } { $year }

month-year = { $month } { $year }
    .en = { $month } { $year }

name-kind-stories = { $name } ({ $kind }، { $stories })
    .en = { $name } ({ $kind }, { $stories })

name-ordinal = { $name }، { $ordinal }
    .en = { $name }, { $ordinal }

when-mentions = { $when }: { $mentions }
    .en = { $when }: { $mentions }

about = درباره
    .en = About

about-dateline = دربارهٔ دیت‌لاین
    .en = About Dateline

add-a-name = افزودن نام
    .en = Add a name

address-address = نشانی: { $address }
    .en = Address: { $address }

addresses-inside-a-home-or-company = از نشانی‌های درون شبکهٔ خانه یا شرکت، نشانی‌های عددی و آن‌هایی که گذرواژه دارند هرگز چیزی خواسته نمی‌شود، تا هیچ پیوندی به شبکهٔ شما راه نیابد
    .en = Addresses inside a home or company network, by number, or with a password in them are never asked, so that no link can reach into your network

a-link-has-led-here-nothing = پیوندی به این‌جا رسیده است. هنوز از این میزبان چیزی خواسته نشده است. اگر خواسته شود، همان را می‌بیند که هر سایتی از بازدیدکنندهٔ خود می‌بیند: نشانی شبکهٔ شما، مرورگر شما و زبان‌های آن؛ و این‌که { $own } می‌پرسد. نه کوکی فرستاده می‌شود، نه گذرواژه، و نه چیزی از آن‌چه دیگر این‌جا می‌خوانید.
    .en = A link has led here. Nothing has been asked of this host yet. Once asked, it sees what every site sees that you visit: your network address, your browser and its languages; and that { $own } asks. No cookie is sent, no password, and nothing of what else you read here.

all-corrections = همهٔ اصلاح‌ها…
    .en = All corrections…

all-n-mentions-are-of-the = نوع هر { $n } یادکرد
    .en = All { $n } mentions are of the type

all-of-this-site = همهٔ این سایت
    .en = All of this site

all-settings-reset = همهٔ تنظیم‌ها به حال نخست برگشت
    .en = All settings reset

all-stories = همهٔ گزارش‌ها
    .en = All stories

all-stories-in-site = همهٔ گزارش‌ها در { $site }
    .en = All stories in { $site }

all-stories-in-dateline = همهٔ گزارش‌ها در دیت‌لاین
    .en = All stories in Dateline

also-names = نام‌های دیگر: { $names }
    .en = Also { $names }

also-names-2 = همچنین { $names }
    .en = also { $names }

also-called-names = با نام‌های دیگر: { $names }
    .en = Also called { $names }

also-here = این‌جا همچنین:
    .en = Also here:

also-mark-names-automatically = نام‌ها خودکار هم نشان شود
    .en = Also mark names automatically

always = همیشه
    .en = Always

amount = مقدار
    .en = Amount

amount-2 = مقدار
    .en = amount

amounts = مقدارها
    .en = Amounts

host-a-name-with-letters-beyond = { $host }، نامی با حرف‌هایی جز a تا z که برخی درست مانند حرف‌های دیگرند
    .en = { $host }, a name with letters beyond a to z, some of which look just like others

and = و
    .en = and

first-and-next = { $first } و { $next }
    .en = { $first } and { $next }

and-n-more = و { $n } مورد دیگر.
    .en = And { $n } more.

and-n-more-split-the-file = و { $n } گزارش دیگر؛ برای باز کردنشان فایل را چند بخش کنید.
    .en = And { $n } more; split the file to open them.

a-new-name = نام تازه
    .en = A new name

a-new-version-of-dateline-is = نسخهٔ تازهٔ دیت‌لاین آماده است.
    .en = A new version of Dateline is ready.

a-new-version-of-dateline-is-ready = نسخهٔ تازهٔ دیت‌لاین آماده است. بارگیری دوباره گزارشی را که از این دستگاه باز کرده‌اید می‌بندد.
    .en = A new version of Dateline is ready. Reloading closes the story that you opened from this device.

annotations-by-position-and-quote-with = حاشیه‌نویسی‌ها با جا و نقل واژه‌ها، همراه متن
    .en = annotations by position and quote, with their text

another-of-that-name = دیگری با همین نام
    .en = Another of that name

host-answered-with-an-error-status = { $host } با خطا پاسخ داد (وضعیت { $code })
    .en = { $host } answered with an error (status { $code })

any = همه
    .en = Any

any-name = هر نام
    .en = Any name

a-page-tables-or-another-tool = یک صفحه، جدول، یا قالب ابزاری دیگر
    .en = A page, tables, or another tool’s format

a-part-of-dateline-did-not = بخشی از دیت‌لاین نرسید. اتصال را بررسی کنید و دوباره بکوشید؛ اگر سایت تازه به‌روز شده است، صفحه را دوباره بار کنید.
    .en = A part of Dateline did not arrive. Check the connection, then try again; if the site was just updated, reload the page.

a-part-of-the-index-is = بخشی از نمایه در سایت نیست.
    .en = A part of the index is missing on the site.

a-part-of-the-program-is = بخشی از برنامه روی سرور نیست (وضعیت { $status }). اگر سایت تازه به‌روز شده است، چند دقیقه بعد دوباره بار کنید.
    .en = A part of the program is missing on the server (status { $status }). If the site was just updated, reload in some minutes.

a-picture-on-host-not-loaded = تصویری در { $host }، که این‌جا بار نمی‌شود.
    .en = A picture on { $host }, not loaded here.

appears-with = همراه با
    .en = Appears with

april = آوریل
    .en = April

a-reader-s-n-corrections-are = { $n } اصلاح یک خواننده انجام شده است
    .en = A reader’s { $n } corrections are made

a-reader-s-corrections-are-not = اصلاح‌های یک خواننده انجام نشده است
    .en = A reader’s corrections are not made

a-security-rule-of-this-site = یک قاعدهٔ امنیتی این سایت یا یک افزونه نمی‌گذارد برنامه آغاز شود.
    .en = A security rule of this site or of an extension keeps the program from starting.

a-story-without-a-headline = گزارشی بی‌عنوان
    .en = A story without a headline

a-table-every-mention-and-its = جدول: هر یادکرد و جای آن
    .en = a table: every mention and its place

a-table-who-and-what-how = جدول: چه کسی و چه چیزی، چند بار
    .en = a table: who and what, how often

at-most-n = حداکثر { $n }
    .en = at most { $n }

august = اوت
    .en = August

back-to-the-story = بازگشت به گزارش
    .en = Back to the story

back-where-you-were = بازگشت به جایی که بودید
    .en = Back where you were

best-match-first = نخست مناسب‌ترین
    .en = best match first

by-names = نوشتهٔ { $names }
    .en = By { $names }

by-appearance = به ترتیب آمدن
    .en = By appearance

by-mentions = به شمار یادکردها
    .en = By mentions

by-month = به ترتیب ماه
    .en = By month

by-name = به ترتیب نام
    .en = By name

n-bytes = { $n } بایت
    .en = { $n } bytes

cancel = لغو
    .en = Cancel

cancelled = لغو شد
    .en = Cancelled

files-can-t-be-opened = { $files } باز نمی‌شود
    .en = { $files } can’t be opened

change = تغییر
    .en = Change

changed-date = تغییر در { $date }
    .en = changed { $date }

n-chapters = { $n } فصل
    .en = { $n } chapters

check-that-it-is-a-dateline = ببینید که فایل دیت‌لاین باشد، و همان فایل درست
    .en = Check that it is a Dateline file, and the right one

check-that-it-still-lies-there = ببینید که هنوز همان‌جاست، سپس دوباره انتخابش کنید
    .en = Check that it still lies there, then choose it again

check-the-address-the-file-may = نشانی را بررسی کنید: شاید فایل جابه‌جا شده یا نامش دگر شده باشد
    .en = Check the address: the file may have been moved or renamed

check-the-address-then-try-again = نشانی را بررسی کنید و دوباره بکوشید
    .en = Check the address, then try again

check-the-name-of-the-host = نام میزبان را بررسی کنید و دوباره بکوشید
    .en = Check the name of the host, then try again

check-the-part-after-src-in = بخشِ پس از «?src=» در نشانی این صفحه را بررسی کنید
    .en = Check the part after “?src=” in the address of this page

choose-a-file-or-drop-it = فایلی را انتخاب کنید یا روی هر جای صفحه رها کنید. اگر قالبی دو فایل دارد، مانند ⁨.txt⁩ و ⁨.ann⁩ در brat، هر دو را یک‌جا بدهید.
    .en = Choose a file, or drop it anywhere on the page. A format in two files, such as brat’s .txt and .ann, is given both at once.

choose-a-name-first = نخست نامی برگزینید
    .en = Choose a name first

choose-any-name-to-see-it = نامی برگزینید تا همه‌جا دیده شود
    .en = Choose any name to see it everywhere

choose-files = انتخاب فایل‌ها…
    .en = Choose files…

clear = پاک کردن
    .en = Clear

cleared-dateline-itself-stays-so-that = پاک شد. خود دیت‌لاین می‌ماند تا این سایت باز شود؛ با تنظیمات مرورگر آن هم پاک می‌شود.
    .en = Cleared. Dateline itself stays, so that this site opens; your browser’s settings take it away too.

clear-the-choice = برداشتن گزینش
    .en = Clear the choice

close = بستن
    .en = Close

close-the-hint = بستن راهنما
    .en = Close the hint

close-what-is-open-back-to = بستن آنچه باز است؛ بازگشت به جای پیشین؛ رها کردن انتخاب
    .en = Close what is open; back to where you were; let go of the choice

colours = رنگ‌ها
    .en = Colours

comfort = آسایش
    .en = Comfort

comfort-text-colours-and-marks = آسایش: متن، رنگ‌ها و نشان‌ها
    .en = Comfort: text, colours and marks

comfort-text-colours-marks = آسایش: متن، رنگ‌ها، نشان‌ها
    .en = Comfort: text, colours, marks

contents = فهرست
    .en = Contents

copied = کپی شد.
    .en = Copied.

copy = کپی
    .en = Copy

copy-a-link-to-where-you = کپی پیوند به جایی که هستید
    .en = Copy a link to where you are

copy-link = کپی پیوند
    .en = Copy link

copy-the-report = کپی شرح بارگیری
    .en = Copy the report

copy-the-selected-words-with-their = کپی واژه‌های گزیده، با منبع
    .en = Copy the selected words, with their source

copy-with-its-source = کپی با منبع
    .en = Copy with its source

correct-words = اصلاح «⁨{ $words }⁩»
    .en = Correct “{ $words }”

correct = اصلاح…
    .en = Correct…

correction = تصحیح:
    .en = Correction:

corrections = اصلاح‌ها
    .en = Corrections

format-corrections-listed = { $format }، با فهرست اصلاح‌ها
    .en = { $format }, corrections listed

correct-names = اصلاح نام‌ها
    .en = Correct names

correct-names-2 = اصلاح نام‌ها…
    .en = Correct names…

correct-the-name-here-or-mark = اصلاح نام این‌جا، یا نشان کردن واژه‌های انتخاب‌شده به‌عنوان نام
    .en = Correct the name here, or mark the selected words as one

dark = تیره
    .en = Dark

date = تاریخ
    .en = Date

date-2 = تاریخ
    .en = date

dateline-has-stopped = دیت‌لاین ایستاده است
    .en = Dateline has stopped

dateline-is-being-made-ready-for = دیت‌لاین برای خواندن آفلاین آماده می‌شود. لحظه‌ای دیگر دوباره ببینید.
    .en = Dateline is being made ready for reading offline. Look again in a moment.

dateline-opens-a-news-story-and = دیت‌لاین گزارش خبری را باز می‌کند و نشان می‌دهد که از چه کسان و چه چیزهایی در آن یاد شده است. در همین صفحه کار می‌کند و چیزی به جایی نمی‌فرستد؛ برای این کار به جاوااسکریپت نیاز دارد که اینجا خاموش است.
    .en = Dateline opens a news story and marks who and what is in it. It runs in this page and sends nothing anywhere; for that it needs JavaScript, which is switched off here.

dateline-s-own-format-plain-text = قالب خود دیت‌لاین؛ متن ساده و Markdown؛ displaCy، spaCy، Prodigy، doccano، Label Studio، brat، WebAnno و INCEpTION ⁨(TSV 3)⁩، ستون‌های CoNLL، W3C Web Annotation؛ پاسخ‌های Google Natural Language، AWS Comprehend، Azure Language و Stanford CoreNLP؛ schema.org NewsArticle و IPTC ninjs. قالب از محتوای فایل شناخته می‌شود.
    .en = Dateline’s own format; plain text and Markdown; displaCy, spaCy, Prodigy, doccano, Label Studio, brat, WebAnno and INCEpTION (TSV 3), CoNLL columns, W3C Web Annotation; answers of Google Natural Language, AWS Comprehend, Azure Language and Stanford CoreNLP; schema.org NewsArticle and IPTC ninjs. The format is told by what is in the file.

dates = تاریخ‌ها
    .en = Dates

december = دسامبر
    .en = December

details-for-a-report = جزئیات برای گزارش خطا
    .en = Details for a report

device = دستگاه
    .en = Device

host-does-not-allow-other-sites = { $host } به سایت‌های دیگر اجازهٔ خواندن این فایل را نمی‌دهد
    .en = { $host } does not allow other sites to read this file

done = انجام شد.
    .en = Done.

n-do-not-fit-this-story = { $n } اصلاح با این گزارش نمی‌خواند
    .en = { $n } do not fit this story

dossier = پرونده
    .en = Dossier

each-is-shown-where-it-stands = هر یک در جای خود با شمارهٔ یونیکدش نشان داده می‌شود
    .en = Each is shown where it stands, by its number in Unicode

each-story-of-this-site-that = هر گزارش این سایت که می‌خوانید نگه داشته می‌شود و بدون اتصال باز می‌شود. اگر جا کم باشد، آنچه پیش از همه خوانده شده است زودتر می‌رود.
    .en = Each story of this site that you read is kept, and opens without a connection. Where room is short, what was read longest ago goes first.

n-earlier-stories = { $n } گزارش پیشین
    .en = { $n } earlier stories

escape-again-back-to-where-you = دوباره Escape: بازگشت به جایی که بودید
    .en = Escape again: back to where you were

event = رویداد
    .en = Event

event-2 = رویداد
    .en = event

events = رویدادها
    .en = Events

everything-in-the-file-is-shown = همه‌چیز فایل همان‌گونه که هست نشان داده می‌شود.
    .en = Everything in the file is shown as it is given.

everything-in-this-file-is-shown = هر چه در این فایل است همان‌گونه که بوده نشان داده می‌شود.
    .en = Everything in this file is shown as it was given.

everything-to-open-or-publish-it = همه‌چیز، برای باز کردن یا انتشار دوباره
    .en = everything, to open or publish it again

february = فوریه
    .en = February

fetches-every-story-the-newest-first = همهٔ گزارش‌ها را، تازه‌ترین‌ها نخست، با تصویرهایشان و آنچه جست‌وجو لازم دارد می‌آورد، تا آن‌جا که جا باشد. آنچه نگه داشته شده است می‌ماند.
    .en = Fetches every story, the newest first, with its pictures and what the search needs, as far as there is room. What is kept already stays.

fetching-the-story-from-host = گزارش از { $host } گرفته می‌شود
    .en = Fetching the story from { $host }

filter-and-sort = پالایش و ترتیب
    .en = Filter and sort

find = جستجو
    .en = Find

find-a-name = جستجوی نام
    .en = Find a name

find-in-the-story = جستجو در گزارش
    .en = Find in the story

first-published = نخستین انتشار
    .en = First published

first-published-by-publisher = نخستین بار از سوی { $publisher } منتشر شده است.
    .en = First published by { $publisher }.

first-published-by-source = نخستین انتشار: { $source }.
    .en = First published by { $source }.

found-automatically = خودکار یافته‌شده
    .en = Found automatically

found-automatically-2 = خودکار یافته‌شده
    .en = found automatically

found-automatically-n-sure = خودکار یافته‌شده، با { $n }٪ اطمینان
    .en = Found automatically, { $n } % sure

from = از
    .en = From

from-host = از { $host }
    .en = From { $host }

from-this-device = از این دستگاه
    .en = From this device

full = کامل
    .en = Full

go-to-the-first-mention = رفتن به نخستین یادکرد
    .en = Go to the first mention

go-to-the-mention = رفتن به یادکرد
    .en = Go to the mention

group = گروه
    .en = Group

group-2 = گروه
    .en = group

groups = گروه‌ها
    .en = Groups

host-has-no-such-file-status = { $host } چنین فایلی ندارد (وضعیت ۴۰۴)
    .en = { $host } has no such file (status 404)

headline = عنوان
    .en = headline

here-for-the-first-time = این‌جا برای نخستین بار
    .en = Here for the first time

here-name-is-now-times = این‌جا «⁨{ $name }⁩» همان «⁨{ $now }⁩» است ({ $times })
    .en = here “{ $name }” is “{ $now }” ({ $times })

n-hidden-direction-marks = { $n } نشانهٔ پنهان جهت
    .en = { $n } hidden direction marks

hide-all-n-mentions = پنهان کردن هر { $n } یادکرد
    .en = Hide all { $n } mentions

hide-it = پنهان کردن
    .en = Hide it

hide-only-this-one = پنهان کردن فقط همین
    .en = Hide only this one

if-it-was-just-updated-try = اگر سایت به‌تازگی به‌روز شده است، چند دقیقه بعد دوباره امتحان کنید.
    .en = If it was just updated, try again in some minutes.

if-the-site-was-just-updated = اگر سایت به‌تازگی به‌روز شده است، صفحه را دوباره بارگیری کنید.
    .en = If the site was just updated, reload the page.

in-places = در { $places }
    .en = In { $places }

in-places-and-more = در { $places } و بیشتر
    .en = In { $places } and more

in-n-other-stories = در { $n } گزارش دیگر
    .en = In { $n } other stories

in-the-stories = در گزارش‌ها
    .en = In the stories

in-the-story-the-next-or = در گزارش: نشان یا پیوند بعدی یا پیشین
    .en = In the story: the next or previous mark or link

in-the-words-of-source = به زبان { $source }
    .en = in the words of { $source }

in-the-writer-s-words = به زبان نویسنده
    .en = In the writer’s words

in-the-writer-s-words-found = به زبان نویسنده، خودکار یافته‌شده
    .en = In the writer’s words, found automatically

in-this-story = در این گزارش
    .en = In this story

what-in-this-text = { $what } در این متن.
    .en = { $what } in this text.

what-in-this-text-of-which = { $what } در این متن، که ۱۰ ۰۰۰ تا از آن‌ها را می‌توان نشان داد.
    .en = { $what } in this text, of which 10 000 can be shown.

into-the-story-once-then-on = نخست به درون گزارش؛ سپس به نام‌ها
    .en = Into the story, once; then on to the names

n-invisible-characters = { $n } نویسهٔ نادیدنی
    .en = { $n } invisible characters

name-is-now-times = «⁨{ $name }⁩» همان «⁨{ $now }⁩» است ({ $times })
    .en = “{ $name }” is “{ $now }” ({ $times })

name-is-a-name-times = «⁨{ $name }⁩» نام است ({ $times })
    .en = “{ $name }” is a name ({ $times })

name-is-another-times = «⁨{ $name }⁩» دیگری است ({ $times })
    .en = “{ $name }” is another ({ $times })

name-is-no-name-times = «⁨{ $name }⁩» نام نیست ({ $times })
    .en = “{ $name }” is no name ({ $times })

address-is-not-an-address = «{ $address }» نشانی نیست
    .en = “{ $address }” is not an address

host-is-not-a-public-host = { $host } میزبانی همگانی نیست که بتوان از آن پرسید
    .en = { $host } is not a public host that may be asked

address-is-not-a-secure-address = «{ $address }» نشانی امنی نیست
    .en = “{ $address }” is not a secure address

name-is-of-the-type-now = «⁨{ $name }⁩» از نوع «⁨{ $now }⁩» است ({ $times })
    .en = “{ $name }” is of the type “{ $now }” ({ $times })

it-could-not-be-started = راه‌اندازی نشد
    .en = it could not be started

it-has-lost-the-story = گزارش را از دست داده است
    .en = it has lost the story

it-is-no-name = این نام نیست
    .en = It is no name

it-is-of-the-type = نوع آن
    .en = It is of the type

it-is-the-same-as = یکی است با
    .en = It is the same as

its-owner-can-allow-it-the = صاحب آن می‌تواند اجازه دهد (سرآیند «Access-Control-Allow-Origin»)، یا می‌توانید فایل را در این سایت کپی کنید
    .en = Its owner can allow it (the header “Access-Control-Allow-Origin”), or you can copy the file to this site

its-publisher = ناشر آن
    .en = its publisher

it-takes-no-messages = پیامی نمی‌پذیرد
    .en = it takes no messages

january = ژانویه
    .en = January

join = یکی کردن
    .en = Join

json-lines-to-go-on-annotating = JSON Lines، برای ادامهٔ حاشیه‌نویسی
    .en = JSON Lines, to go on annotating

july = ژوئیه
    .en = July

june = ژوئن
    .en = June

n-kb = { $n } کیلوبایت
    .en = { $n } kB

keep-all-of-this-site = نگه داشتن همهٔ این سایت
    .en = Keep all of this site

keeping-the-index-file-n-of = نگه داشتن نمایه: پروندهٔ { $n } از { $all }…
    .en = Keeping the index: file { $n } of { $all }…

keeping-story-n-of-all = نگه داشتن گزارش { $n } از { $all }…
    .en = Keeping story { $n } of { $all }…

kept-for-the-next-page-that = برای صفحهٔ بعدی که بارگیری می‌کنید نگه داشته شد. این صفحه همین‌گونه می‌ماند: بارگیری دوباره گزارشی را که از این دستگاه باز کرده‌اید می‌بندد.
    .en = Kept for the next page that you load. This one stays as it is: reloading would close the story that you opened from this device.

keys = کلیدها
    .en = Keys

keywords-keywords = کلیدواژه‌ها: { $keywords }
    .en = Keywords: { $keywords }

language-2 = زبان
    .en = Language

language-3 = زبان…
    .en = Language…

large = بزرگ
    .en = large

larger = بزرگ‌تر
    .en = larger

largest = بزرگ‌ترین
    .en = largest

later = بعداً
    .en = Later

law = قانون
    .en = Law

law-2 = قانون
    .en = law

laws = قانون‌ها
    .en = Laws

leave-it = باز نشود
    .en = Leave it

left-out = کنارگذاشته
    .en = Left out

notes-lost-left-out = { $notes }: { $lost } کنار گذاشته شد.
    .en = { $notes }: { $lost } left out.

let-go-of-name = رها کردن { $name }
    .en = Let go of { $name }

licence-licence = پروانهٔ انتشار: { $licence }
    .en = Licence: { $licence }

licence-license = مجوز: { $license }
    .en = Licence: { $license }

light = روشن
    .en = Light

line-length = درازای سطر
    .en = Line length

line-spacing = فاصلهٔ سطرها
    .en = Line spacing

link-copied = پیوند کپی شد
    .en = Link copied

loading = در حال بارگیری…
    .en = Loading…

load-report = شرح بارگیری
    .en = Load report

looking-for-names = جستجوی نام‌ها…
    .en = Looking for names…

looking-for-names-percent = جستجوی نام‌ها… { $percent }٪
    .en = Looking for names… { $percent } %

looking-for-names-made-no-progress = جستجوی نام‌ها یک دقیقه پیش نرفت و رها شد.
    .en = Looking for names made no progress for a minute and was given up.

loose = باز
    .en = Loose

make-room = باز کردن جا
    .en = Make room

march = مارس
    .en = March

mark = نشان کردن
    .en = Mark

marked-in-the-text = نشان‌شده در متن
    .en = Marked in the text

mark-names-automatically = نشان کردن خودکار نام‌ها
    .en = Mark names automatically

marks = نشان‌ها
    .en = Marks

marks-full = نشان‌ها کامل
    .en = Marks full

marks-full-underlined-off = نشان‌ها: کامل، زیرخط‌دار، خاموش
    .en = Marks: full, underlined, off

marks-in-a-screen-reader = نشان‌ها در صفحه‌خوان
    .en = Marks in a screen reader

marks-off = نشان‌ها خاموش
    .en = Marks off

marks-underlined = نشان‌ها زیرخط‌دار
    .en = Marks underlined

n-matches = { $n } یافته
    .en = { $n } matches

may = مه
    .en = May

n-mb = { $n } مگابایت
    .en = { $n } MB

mentions = یادکرد
    .en = mentions

n-mentions = { $n } یادکرد
    .en = { $n } mentions

mentions-exact-exact-repaired-repaired-lost = یادکردها: { $exact } دقیق، { $repaired } ترمیم‌شده، { $lost } کنارگذاشته.
    .en = Mentions: { $exact } exact, { $repaired } repaired, { $lost } left out.

n-min-read = { $n } دقیقه خواندن
    .en = { $n } min read

money = پول
    .en = Money

money-2 = پول
    .en = money

n-more = { $n } دیگر
    .en = { $n } more

n-more-stories = { $n } گزارش دیگر
    .en = { $n } more stories

name = نام
    .en = Name

names = نام‌ها
    .en = Names

n-names = { $n } نام
    .en = { $n } names

n-names-found-automatically = { $n } نام خودکار یافته شد.
    .en = { $n } names found automatically.

names-the-cast-of-the-story = نام‌ها: همهٔ نام‌های گزارش
    .en = Names: the cast of the story

narrow = باریک
    .en = Narrow

newest-first = نخست تازه‌ترین
    .en = newest first

news-stories-with-everyone-and-everything = گزارش‌های خبری که همه‌کس و همه‌چیز در آن‌ها نشان‌شده است: که، چه، کجا و کی، در یک نگاه. همه‌چیز در همین مرورگر می‌شود و هیچ‌یک از آن‌چه باز می‌کنید از دستگاه شما بیرون نمی‌رود.
    .en = News stories with everyone and everything in them marked: who, what, where and when, at a glance. It all happens in this browser, and nothing you open leaves your device.

new-version = نسخهٔ تازه
    .en = New version

next-match = یافتهٔ بعدی
    .en = Next match

next-mention = یادکرد بعدی
    .en = Next mention

next-mention-of-the-chosen-name = یادکرد بعدی نام برگزیده
    .en = Next mention of the chosen name

no-answer = پاسخی نیامد
    .en = no answer

no-answer-from-host = پاسخی از { $host } نیامد
    .en = No answer from { $host }

nobody-by-this-name = کسی به این نام نیست
    .en = Nobody by this name

no-match = یافت نشد
    .en = No match

no-names-are-marked-in-this = در این گزارش نامی نشان نشده است.
    .en = No names are marked in this story.

no-names-were-found-in-this = در این گزارش نامی یافته نشد.
    .en = No names were found in this story.

no-names-were-looked-for = نامی جستجو نشد.
    .en = No names were looked for.

none-of-names = هیچ‌یک از { $names }
    .en = None of { $names }

no-other-names-were-found = نام دیگری یافته نشد.
    .en = No other names were found.

no-quotes-are-marked-in-this = در این گزارش نقل‌قولی نشان نشده است
    .en = No quotes are marked in this story

normal = معمولی
    .en = Normal

normal-2 = معمولی
    .en = normal

no-sentence-names-both-of-them = هیچ جمله‌ای هر دو را نام نمی‌برد.
    .en = No sentence names both of them.

no-speaker-given = گوینده گفته نشده
    .en = No speaker given

no-stories = هیچ گزارشی نیست
    .en = No stories

no-story-has-all-of-this = هیچ گزارشی همهٔ این‌ها را ندارد. چیزی را بردارید یا بخش کوتاه‌تری از واژه را بنویسید.
    .en = No story has all of this. Take something out, or write less of a word.

no-story-has-been-published-yet = هنوز هیچ گزارشی منتشر نشده است.
    .en = No story has been published yet.

no-story-is-kept-on-this = هنوز گزارشی در این دستگاه نگه داشته نشده است. برای { $most } جا هست.
    .en = No story is kept on this device yet. There is room for { $most }.

no-story-of-this-site-mentions = هیچ گزارشی از این سایت از کسی که این پیوند منظور دارد یاد نمی‌کند: { $name }.
    .en = No story of this site mentions whom this link means: { $name }.

not-all-of-these-are-the = همهٔ این‌ها یکی نیستند
    .en = Not all of these are the same

noted = یادداشت‌ها
    .en = Noted

n-notes-on-this-file = { $n } یادداشت بر این فایل
    .en = { $n } notes on this file

nothing = هیچ
    .en = Nothing

nothing-2 = هیچ
    .en = nothing

nothing-chosen = چیزی برگزیده نیست
    .en = Nothing chosen

nothing-half-loaded-is-shown-as = چیزی که نیمه‌کاره رسیده به جای کامل نشان داده نمی‌شود. دوباره بکوشید
    .en = Nothing half-loaded is shown as if it were whole. Try again

nothing-is-kept-on-this-device = چیزی در این دستگاه نگه داشته نمی‌شود: مرورگر نمی‌پذیرد که ذخیره کند (⁨{ $why }⁩).
    .en = Nothing is kept on this device: the browser refuses to store it ({ $why }).

nothing-is-kept-on-this-device-this = چیزی در این دستگاه نگه داشته نمی‌شود: این مرورگر نمی‌پذیرد که ذخیره کند، یا این سایت آن را خاموش کرده است.
    .en = Nothing is kept on this device: this browser refuses to store it, or this site has switched it off.

nothing-was-opened = چیزی باز نشد
    .en = Nothing was opened

not-made-it-does-not-fit = انجام نشده است: با این گزارش نمی‌خواند
    .en = Not made: it does not fit this story

not-to-be-had-from-this = دریافت‌نشدنی از این سایت: { $n }.
    .en = Not to be had from this site: { $n }.

november = نوامبر
    .en = November

october = اکتبر
    .en = October

n-of-all = { $n } از { $all }
    .en = { $n } of { $all }

n-of-names = { $n } از { $names }
    .en = { $n } of { $names }

off = خاموش
    .en = Off

offline = آفلاین
    .en = Offline

kept-of-stories-kept = { $kept } از { $stories } نگه داشته شد.
    .en = { $kept } of { $stories } kept.

n-of-all-sentences = { $n } از { $all } جمله
    .en = { $n } of { $all } sentences

oldest-first = نخست قدیمی‌ترین
    .en = oldest first

on = روشن
    .en = On

place-on-a-map = { $place } روی نقشه
    .en = { $place } on a map

on-a-name-its-card-on = روی نام: کارت آن. روی پیوند: دنبال کردن آن
    .en = On a name: its card. On a link: follow it

on-another-site = در سایتی دیگر
    .en = On another site

one-moment-this-part-of-dateline = یک لحظه: این بخش دیت‌لاین در راه است…
    .en = One moment: this part of Dateline is on its way…

one-page-for-any-browser-with = یک صفحه برای هر مرورگر، با نشان‌ها، بدون برنامه
    .en = one page for any browser, with its marks, without a program

on-focus = هنگام تمرکز
    .en = On focus

only-addresses-that-begin-with-https = تنها نشانی‌هایی که با https:// آغاز می‌شوند باز می‌شوند. چنین نشانی‌ای بخواهید، یا فایل را در این سایت کپی کنید
    .en = Only addresses that begin with https:// are opened. Ask for one, or copy the file to this site

only-here-words = فقط این‌جا: «⁨{ $words }⁩»
    .en = Only here: “{ $words }”

only-the-story = تنها گزارش
    .en = Only the story

on-other-sites-and-so-not = در سایت‌های دیگر، و از این رو نگه‌داشته‌نشده: { $n }.
    .en = On other sites, and so not kept: { $n }.

search-and-dossiers-are-kept-too = جست‌وجو و پرونده‌ها هم نگه داشته شدند.
    .en = Search and dossiers are kept too.

search-and-dossiers-need-the-connection = جست‌وجو و پرونده‌ها اتصال لازم دارند، چون نمایهٔ آن‌ها بیش از اندازه بزرگ است.
    .en = Search and dossiers need the connection, since their index is too large.

stories-on-this-device-used-and = { $stories } در این دستگاه: { $used }، و { $own } برای خود دیت‌لاین، از حداکثر { $most }.
    .en = { $stories } on this device: { $used }, and { $own } for Dateline itself, of at most { $most }.

open-address = باز کردن نشانی
    .en = Open address

open-a-story = باز کردن گزارش
    .en = Open a story

open-a-story-from-host = گزارشی از { $host } باز شود؟
    .en = Open a story from { $host }?

open-a-story-of-your-own = گزارش خود را باز کنید
    .en = Open a story of your own

opened-anyway-what-is-not-text = اگر با این حال باز شود، آنچه متن نیست به شکل � نشان داده می‌شود و نشان‌هایی که با واژه‌ها تأیید نمی‌شوند کنار می‌روند.
    .en = Opened anyway, what is not text is shown as �, and marks that no words verify are left out.

open-from-host = باز کردن از { $host }
    .en = Open from { $host }

opening = باز کردن
    .en = Opening

opening-files-state = باز کردن { $files }: { $state }
    .en = Opening { $files }: { $state }

opening-the-file-state = باز کردن فایل: { $state }
    .en = Opening the file: { $state }

opening-what-was-pasted-state = باز کردن متن چسبانده‌شده: { $state }
    .en = Opening what was pasted: { $state }

open-it-anyway = با این حال باز شود
    .en = Open it anyway

open-it-anyway-2 = با این حال باز شود؟
    .en = Open it anyway?

open-the-file-again-what-comes = فایل را دوباره باز کنید: آن‌چه از دستگاه شما می‌آید ذخیره نمی‌شود
    .en = Open the file again: what comes from your device is not stored

open-the-picture = باز کردن تصویر
    .en = Open the picture

open-what-is-pasted = باز کردن متن چسبانده‌شده
    .en = Open what is pasted

order = ترتیب
    .en = Order

order-of-the-names = ترتیب نام‌ها
    .en = Order of the names

organization = سازمان
    .en = Organization

organization-2 = سازمان
    .en = organization

organizations = سازمان‌ها
    .en = Organizations

other = سایر
    .en = Other

other-2 = سایر
    .en = other

over-time = در گذر زمان
    .en = Over time

page = صفحه
    .en = Page

page-not-found-site = صفحه پیدا نشد – { $site }
    .en = Page not found – { $site }

page-not-found-dateline = صفحه پیدا نشد – Dateline
    .en = Page not found – Dateline

pasted-text = متن چسبانده‌شده
    .en = Pasted text

people = اشخاص
    .en = People

person = شخص
    .en = Person

person-2 = شخص
    .en = person

place = مکان
    .en = Place

place-2 = مکان
    .en = place

places = مکان‌ها
    .en = Places

previous-match = یافتهٔ پیشین
    .en = Previous match

previous-mention = یادکرد پیشین
    .en = Previous mention

print = چاپ
    .en = Print

print-without-marks = چاپ بی‌نشان
    .en = Print without marks

product = محصول
    .en = Product

product-2 = محصول
    .en = product

products = محصول‌ها
    .en = Products

project = پروژه
    .en = Project

project-2 = پروژه
    .en = project

projects = پروژه‌ها
    .en = Projects

quantity = مقدار
    .en = quantity

quote-copied-with-its-source = نقل‌قول با منبع کپی شد
    .en = Quote copied with its source

quoted-in-source = نقل در { $source }
    .en = quoted in { $source }

quotes = نقل‌قول‌ها
    .en = Quotes

n-quotes = { $n } نقل‌قول
    .en = { $n } quotes

quotes-who-said-what = نقل‌قول‌ها: چه کسی چه گفته است
    .en = Quotes: who said what

read = خوانده‌شده
    .en = Read

read-as-format = به قالب { $format } خوانده شد.
    .en = Read as { $format }.

read-as-format-from-name = به قالب { $format } از { $name } خوانده شد.
    .en = Read as { $format } from { $name }.

reading-what-is-in-it = خواندن محتوا
    .en = reading what is in it

read-with-the-cast = خواندن همراه با نام‌ها
    .en = Read with the cast

read-with-the-cast-in-site = خواندن با نام‌ها در { $site }
    .en = Read with the cast in { $site }

reload = بارگیری دوباره
    .en = Reload

reload-the-page = بارگیری دوبارهٔ صفحه
    .en = Reload the page

repaired = ترمیم‌شده
    .en = Repaired

notes-repaired-repaired = { $notes }: { $repaired } ترمیم شد.
    .en = { $notes }: { $repaired } repaired.

notes-repaired-repaired-lost-left-out = { $notes }: { $repaired } ترمیم شد، { $lost } کنار گذاشته شد.
    .en = { $notes }: { $repaired } repaired, { $lost } left out.

reports-about-files-and-the-words = شرح فایل‌ها و پیام‌های فرمان همچنان به انگلیسی است.
    .en = Reports about files and the words of the command stay English.

reset-all = همه به حال نخست
    .en = Reset all

reveal = آشکار کردن
    .en = Reveal

sans = بی‌سریف
    .en = Sans

save = ذخیره…
    .en = Save…

save-as = ذخیره به نام
    .en = Save as

save-as-2 = ذخیره به نام…
    .en = Save as…

saved-files = { $files } ذخیره شد.
    .en = Saved { $files }.

says = گفته‌ها
    .en = Says

says-n = می‌گوید ({ $n })
    .en = Says ({ $n })

sealed-since-this-story-opened-your = مهرشده: از هنگام باز شدن این گزارش، مرورگر شما نمی‌گذارد این صفحه به سایتی جز سایت خودش، { $host }، وصل شود.
    .en = Sealed: since this story opened, your browser lets this page connect to no site but its own, { $host }.

search-headlines-names-and-text = جستجو در عنوان‌ها، نام‌ها و متن
    .en = Search headlines, names and text

search-n-stories = جستجو در { $n } گزارش
    .en = Search { $n } stories

section = بخش
    .en = Section

host-sends-on-to-another-address = { $host } به نشانی دیگری می‌فرستد که این صفحه اجازهٔ خواندنش را ندارد
    .en = { $host } sends on to another address, which this page may not read

sentences = جمله
    .en = sentences

sepia = سپیا
    .en = Sepia

september = سپتامبر
    .en = September

serif = سریف
    .en = Serif

several-have-this-name-and-these = چند تن این نام را دارند و این گزارش‌ها نمی‌گویند که منظورشان کدام است: { $names }.
    .en = Several have this name, and these stories do not say which of them they mean: { $names }.

several-stories = چند گزارش
    .en = Several stories

share = هم‌رسانی
    .en = Share

share-by-this-device = هم‌رسانی با این دستگاه
    .en = Share by this device

show = نمایش
    .en = Show

single-keys = تک‌کلیدها
    .en = Single keys

single-keys-act-n-p-s = کلیدهای تکی کار کنند: n، p، s و دیگرها
    .en = Single keys act: n, p, s and the others

site = سایت
    .en = Site

small = کوچک
    .en = small

bytes-so-far = : تا کنون { $bytes }
    .en = : { $bytes } so far

so-far = تا این‌جا
    .en = So far

bytes-so-far-2 = تاکنون { $bytes }
    .en = { $bytes } so far

so-that-each-can-be-looked = تا هر یک را بتوان دید و پس گرفت
    .en = so that each can be looked at and taken back

split-off = جدا کردن
    .en = Split off

spotlight = تمرکز
    .en = Spotlight

spotlight-only-the-sentences-with-it = تمرکز: فقط جمله‌هایی که آن را دارند؛ بار دیگر برای همهٔ گزارش
    .en = Spotlight: only the sentences with it; again for the whole story

stands-for-value = به معنای { $value }
    .en = Stands for { $value }

still-loading = هنوز بار نشده؟
    .en = Still loading?

stop = توقف
    .en = Stop

stopped = متوقف شد.
    .en = Stopped.

host-stopped-sending-after-bytes = { $host } پس از { $bytes } از فرستادن باز ایستاد
    .en = { $host } stopped sending after { $bytes }

n-stories = { $n } گزارش
    .en = { $n } stories

summary = خلاصه
    .en = summary

names-switched-off = { $names }، خاموش
    .en = { $names }, switched off

switch-it-on-for-this-site = آن را برای این سایت روشن کنید و صفحه را دوباره بارگیری کنید، در نسخه‌ای از کروم، فایرفاکس یا سافاری که بیش از دو سال از آن نگذشته باشد.
    .en = Switch it on for this site and reload, in Chrome, Firefox or Safari of the last two years.

switch-single-keys-off-in-comfort = خاموش کردن تک‌کلیدها در «آسایش»…
    .en = Switch single keys off in Comfort…

switch-single-keys-on-in-comfort = روشن کردن تک‌کلیدها در «آسایش»…
    .en = Switch single keys on in Comfort…

take-back = پس گرفتن
    .en = Take back

take-back-words = پس گرفتن: ⁨{ $words }⁩
    .en = Take back: { $words }

taken-back-words = پس گرفته شد: ⁨{ $words }⁩
    .en = Taken back: { $words }

takes-the-stories-of-this-site = گزارش‌های این سایت را از این دستگاه پاک می‌کند. تنظیمات شما می‌ماند و آنچه باز است باز می‌ماند.
    .en = Takes the stories of this site from this device. Your settings stay, and what is open stays open.

text-size = اندازهٔ متن
    .en = Text size

that-site-is-asked-for-the = فایل از آن سایت خواسته می‌شود، و آن سایت باید اجازه دهد که از این‌جا خوانده شود.
    .en = That site is asked for the file, and must allow it to be read from here.

the-address-may-be-mistyped-or = شاید نشانی اشتباه نوشته شده باشد، یا گزارش به جای دیگری رفته باشد.
    .en = The address may be mistyped, or the story may have moved.

the-browser-could-not-read-it = مرورگر نتوانست آن را بخواند: ⁨{ $why }⁩
    .en = The browser could not read it: { $why }

the-browser-did-not-let-it = مرورگر اجازهٔ پاک کردن نداد. از تنظیمات خود مرورگر می‌توان پاک کرد.
    .en = The browser did not let it be cleared. Its own settings can.

the-browser-does-not-let-the = مرورگر اجازه نمی‌دهد که صفحه فایلی ذخیره کند.
    .en = The browser does not let the page save a file.

the-browser-gives-no-reason = مرورگر دلیلی نمی‌گوید
    .en = the browser gives no reason

the-browser-has-stopped-doing-it = مرورگر این کار را متوقف کرد.
    .en = The browser has stopped doing it.

the-browser-stores-no-more = مرورگر بیش از این ذخیره نمی‌کند.
    .en = The browser stores no more.

the-connection-to-host-broke-off = اتصال به { $host } پس از { $bytes } برید
    .en = The connection to { $host } broke off after { $bytes }

the-file-is-not-in-dateline = فایل در قالب خود دیت‌لاین نیست
    .en = The file is not in Dateline’s own format

the-file-is-not-public-ask = فایل همگانی نیست. از صاحبش بپرسید
    .en = The file is not public. Ask its owner

the-first = نخستین
    .en = the first

the-index-of-this-site-can = نمایهٔ این سایت خوانده نمی‌شود.
    .en = The index of this site can’t be read.

the-last = آخرین
    .en = the last

the-list-of-all-stories = فهرست همهٔ گزارش‌ها
    .en = the list of all stories

the-list-of-stories-can-t = فهرست گزارش‌ها را نمی‌توان نشان داد
    .en = The list of stories can’t be shown

the-list-of-stories-did-not = فهرست گزارش‌ها نرسید. وقتی اتصال برگشت دوباره بکوشید.
    .en = The list of stories did not come. Try again when the connection is back.

the-part-of-dateline-that-lists = بخشی از دیت‌لاین که گزارش‌ها را فهرست می‌کند نرسید
    .en = The part of Dateline that lists stories did not arrive

the-part-of-dateline-that-reads = بخشی از دیت‌لاین که فایل‌ها را می‌خواند از کار افتاد: ⁨{ $why }⁩
    .en = The part of Dateline that reads files has stopped: { $why }

the-picture = تصویر
    .en = The picture

the-program-could-not-be-started = برنامه آغاز نشد.
    .en = The program could not be started.

the-program-file-arrived-damaged-or = فایل برنامه خراب رسیده است، یا این مرورگر برای آن کهنه است.
    .en = The program file arrived damaged, or this browser is too old to run it.

the-program-met-a-fault-of = در خود برنامه خطایی پیش آمد. آن‌چه در صفحه است خواندنی می‌ماند؛ بارگیری دوباره از نو آغاز می‌کند.
    .en = The program met a fault of its own. What is on the page stays readable; reloading starts afresh.

the-rest-of-this-story-is = بقیهٔ این گزارش در راه است.
    .en = The rest of this story is on its way.

the-search-is-kept-too-dossiers = جست‌وجو هم نگه داشته شد؛ پرونده‌ها اتصال لازم دارند، چون بخش آن‌ها از نمایه بیش از اندازه بزرگ است.
    .en = The search is kept too; dossiers need the connection, since their part of the index is too large.

there-are-no-stories-here-yet = هنوز گزارشی این‌جا نیست.
    .en = There are no stories here yet.

there-is-no-page-here = اینجا صفحه‌ای نیست
    .en = There is no page here

there-is-no-room-for-more = جای بیشتری نیست.
    .en = There is no room for more.

the-report = شرح بارگیری
    .en = The report

these-keys = همین کلیدها
    .en = These keys

these-words-are-a-name-wherever = این واژه‌ها هر جای گزارش که باشند نام‌اند
    .en = These words are a name, wherever the story has them

the-site-does-not-answer = سایت پاسخ نمی‌دهد.
    .en = The site does not answer.

the-site-does-not-answer-reload = سایت پاسخ نمی‌دهد. وقتی اتصال برگشت دوباره بار کنید.
    .en = The site does not answer. Reload when the connection is back.

the-stories-are-plain-files-too = گزارش‌ها به شکل فایل ساده هم هستند:
    .en = The stories are plain files too:

the-story-opens-by-itself-when = وقتی اتصال برگردد گزارش خودبه‌خود باز می‌شود
    .en = The story opens by itself when the connection is back

the-story-s-file-is-gone = فایل گزارش دیگر در دسترس نیست
    .en = The story’s file is gone

the-story-s-file-is-gone-2 = فایل گزارش دیگر در دسترس نیست.
    .en = The story’s file is gone.

the-text-has-changed-since-this = متن پس از ساخته شدن این پیوند دگرگون شده است و پیوند دیگر به جای خود نمی‌رسد.
    .en = The text has changed since this link was made, so it no longer leads to its place.

the-text-with-links-and-emphasis = متن، با پیوندها و تأکیدها
    .en = the text, with links and emphasis

they-are-hidden-again = دوباره پنهان‌اند
    .en = They are hidden again

they-are-made-one-after-the = این‌ها یکی پس از دیگری انجام می‌شوند. گزارش به شکل اصلی خود دست‌نخورده می‌ماند.
    .en = They are made one after the other. The story as it was given stays as it is.

n-things-it-does-not-hold = { $n } چیز که در آن نمی‌گنجد
    .en = { $n } things it does not hold

this-browser-can-t-keep-a = این مرورگر نمی‌تواند سایتی را برای خواندن آفلاین نگه دارد، یا در پنجرهٔ خصوصی چنین نمی‌کند: هر چیز دیگری کار می‌کند.
    .en = This browser can’t keep a site for reading offline, or does not do so in a private window: everything else works.

this-browser-does-not-let-the = این مرورگر اجازه نمی‌دهد که سایت انتخاب شما را نگه دارد.
    .en = This browser does not let the site keep your choice.

this-browser-has-no-webassembly-or = این مرورگر WebAssembly ندارد یا خاموش است. دیت‌لاین به Chrome یا Firefox یا Safari دو سال اخیر نیاز دارد.
    .en = This browser has no WebAssembly, or it is switched off. Dateline needs Chrome, Firefox or Safari of the last two years.

this-browser-lets-no-page-copy = این مرورگر به هیچ صفحه‌ای اجازهٔ کپی نمی‌دهد. واژه‌ها را برگزینید و خودتان کپی کنید:
    .en = This browser lets no page copy. Select the words and copy them yourself:

this-browser-lets-no-page-copy-the = این مرورگر به هیچ صفحه‌ای اجازهٔ کپی نمی‌دهد. شرح بارگیری در پایین انتخاب شده است تا خودتان کپی کنید.
    .en = This browser lets no page copy. The report is selected below, for you to copy.

this-browser-lets-the-page-store = این مرورگر نمی‌گذارد صفحه چیزی ذخیره کند: تنظیم‌های شما تا پایان همین بازدید می‌ماند.
    .en = This browser lets the page store nothing: what you set lasts for this visit.

this-can-t-be-done-why = این کار شدنی نیست: ⁨{ $why }⁩.
    .en = This can’t be done: { $why }.

this-file = این فایل
    .en = This file

this-file-came-from-host = این فایل از { $host } آمده است.
    .en = This file came from { $host }.

this-format-file-has-stories-which = این فایل { $format } دارای { $stories } است. کدام را می‌خواهید؟
    .en = This { $format } file has { $stories }. Which one?

this-file-is-in-version-which = این فایل در قالب «{ $version }» است که از این خواننده نوتر است. تا جایی که شناخته شده نشان داده می‌شود.
    .en = This file is in “{ $version }”, which is newer than this reader. It is shown as far as it is known.

this-file-is-not-in-dateline = این فایل در قالب خود دیت‌لاین نیست، و بخشی از برنامه که قالب‌های دیگر را می‌خواند نرسید
    .en = This file is not in Dateline’s own format, and the part of the program that reads others did not arrive

this-is-the-host-s-trouble = این مشکل میزبان است. کمی بعد دوباره بکوشید
    .en = This is the host’s trouble. Try again in a while

this-link-leads-to-a-place = این پیوند به جایی می‌رسد که در این گزارش نیست.
    .en = This link leads to a place that is not in this story.

this-name-is-written-in-code = این نام رمزی نوشته شده است (xn--)، زیرا حرف‌هایی جز a تا z دارد. برخی از آن‌ها درست مانند حرف‌های دیگرند: تنها اگر این میزبان را می‌شناسید باز کنید.
    .en = This name is written in code (xn--), because it has letters beyond a to z. Some of those look just like others: open it only if you know this host.

this-story-can-t-be-opened = این گزارش باز نمی‌شود
    .en = This story can’t be opened

this-story-has-no-headings = این گزارش سرفصل ندارد
    .en = This story has no headings

this-story-was-opened-from-a = این گزارش از یک دستگاه باز شده بود و با بسته شدن برگه‌اش رفته است
    .en = This story was opened from a device, and is gone with its tab

this-story-was-opened-from-a-file = این گزارش از فایلی باز شده است: پیوندی به آن نمی‌رسد.
    .en = This story was opened from a file: no link leads to it.

this-took-more-than-a-minute = این کار بیش از یک دقیقه طول کشید و رها شد
    .en = This took more than a minute and was given up

tight = فشرده
    .en = Tight

time = زمان
    .en = Time

time-2 = زمان
    .en = time

times = زمان‌ها
    .en = Times

n-times = { $n } بار
    .en = { $n } times

to = تا
    .en = To

to-an-app-or-a-person = به برنامه‌ای یا کسی
    .en = To an app or a person

to-draw-or-train-with-spacy = برای ترسیم یا آموزش با spaCy
    .en = to draw or train with spaCy

tokens-and-tags-in-columns = واژه‌ها و برچسب‌ها در ستون‌ها
    .en = tokens and tags in columns

host-took-too-long-to-answer = { $host } بسیار دیر پاسخ داد
    .en = { $host } took too long to answer

to-the-story-as-you-see = به گزارش، آن‌گونه که اکنون می‌بینید
    .en = To the story as you see it now

try-again = دوباره
    .en = Try again

try-again-if-it-happens-again = دوباره بکوشید؛ اگر باز هم پیش آمد، به گردانندهٔ این سایت خبر دهید
    .en = Try again; if it happens again, the file is worth a report to whoever runs this site

try-again-when-it-suits-you = هر وقت خواستید دوباره بکوشید
    .en = Try again when it suits you

try-again-when-the-connection-is = وقتی اتصال برگشت دوباره بکوشید
    .en = Try again when the connection is back

try-again-when-the-connection-is-back = وقتی اتصال برقرار شد دوباره امتحان کنید.
    .en = Try again when the connection is back.

try-again-when-you-are-online = وقتی آنلاین شدید دوباره امتحان کنید.
    .en = Try again when you are online.

try-a-smaller-part-of-the = بخش کوچک‌تری از فایل را بیازمایید
    .en = Try a smaller part of the file

two-files-txt-and-ann = دو فایل، ⁨.txt⁩ و ⁨.ann⁩
    .en = two files, .txt and .ann

type = نوع
    .en = Type

typeface = قلم
    .en = Typeface

type-name = نوع و نام
    .en = Type, name

type-of-a-new-name = نوع نام تازه
    .en = Type of a new name

type-of-name = نوع نام
    .en = Type of name

undated = بدون تاریخ
    .en = Undated

underlined = زیرخط‌دار
    .en = Underlined

updated-date = به‌روزشده در { $date }
    .en = Updated { $date }

day-month-year-time-utc = { $day } { $month } { $year }، { $time } به وقت جهانی
    .en = { $day } { $month } { $year }, { $time } UTC

what-can-be-opened = چه چیزهایی باز می‌شود
    .en = What can be opened

what-comes-from-other-sites-and = آنچه از سایت‌های دیگر می‌آید و آنچه خود رها می‌کنید یا می‌چسبانید هرگز نگه داشته نمی‌شود.
    .en = What comes from other sites, and what you drop or paste, is never kept.

what-costs-nothing-ignored-renamed-guessed = آنچه زیانی ندارد: نادیده گرفته شد، نامش تغییر کرد، حدس زده شد.
    .en = What costs nothing: ignored, renamed, guessed.

what-finds-names-did-not-arrive = بخشی که نام‌ها را می‌یابد نرسید (⁨{ $why }⁩).
    .en = What finds names did not arrive ({ $why }).

what-finds-names-has-stopped-why = بخشی که نام‌ها را می‌یابد از کار افتاد: ⁨{ $why }⁩.
    .en = What finds names has stopped: { $why }.

what-the-file-has-and-the = آنچه در فایل هست و صفحه نشان نمی‌دهد.
    .en = What the file has and the page does not show.

what-was-found-automatically-is-marked = آنچه خودکار یافته شد نشان‌شده است.
    .en = What was found automatically is marked.

what-was-found-automatically-is-not = آنچه خودکار یافته شد نشان‌شده نیست.
    .en = What was found automatically is not marked.

what-was-not-as-the-format = آنچه چنان‌که قالب می‌خواهد نبود و ترمیم شد: چیزی از دست نرفته است.
    .en = What was not as the format wants it, and was mended: nothing is lost.

what-was-pasted-can-t-be = متن چسبانده‌شده باز نمی‌شود
    .en = What was pasted can’t be opened

what-you-open-is-read-in = آنچه باز می‌کنید در همین مرورگر خوانده می‌شود، به جایی فرستاده نمی‌شود و ذخیره نمی‌شود: با رفتن شما از میان می‌رود.
    .en = What you open is read in this browser, is sent nowhere, and is not stored: it is gone when you leave.

wherever-it-is-words = هر جا که «⁨{ $words }⁩» آمده است
    .en = Wherever it is “{ $words }”

wherever-it-is-words-times = هر جا که «⁨{ $words }⁩» آمده است، { $times }
    .en = Wherever it is “{ $words }”, { $times }

which-mentions = کدام یادکردها
    .en = Which mentions

who-it-is = کیست یا چیست
    .en = Who it is

who-or-what-words-is = ⁨{ $words }⁩ کیست یا چیست
    .en = Who or what { $words } is

whose-name = نام چه کسی یا چه چیزی
    .en = Whose name

wide = پهن
    .en = Wide

with = با
    .en = with

with-name = با { $name }
    .en = with { $name }

stories-with-both-one-and-other = { $stories } با هر دو، { $one } و { $other }
    .en = { $stories } with both, { $one } and { $other }

with-marks-and-an-index-of = با نشان‌ها و نمایهٔ نام‌ها
    .en = With marks, and an index of the cast

without-name = بدون { $name }
    .en = Without { $name }

without-a-date = بدون تاریخ
    .en = Without a date

without-words = بدون متن
    .en = Without words

word-for-word = واژه به واژه
    .en = Word for word

word-for-word-found-automatically = واژه به واژه، خودکار یافته‌شده
    .en = Word for word, found automatically

n-words = { $n } واژه
    .en = { $n } words

words-copied = واژه‌ها کپی شد
    .en = Words copied

words-of-the-story = واژه‌های گزارش
    .en = Words of the story

work = اثر
    .en = Work

work-2 = اثر
    .en = work

works = اثرها
    .en = Works

you-are-offline = شما آفلاین هستید
    .en = You are offline

you-are-offline-and-the-program = شما آفلاین هستید و برنامه هنوز بار نشده است. وقتی آنلاین شدید دوباره بار کنید.
    .en = You are offline, and the program has not been loaded yet. Reload when you are online.

you-are-offline-and-this-part = شما آفلاین هستید و این بخش از نمایه در دستگاه نگه داشته نشده است.
    .en = You are offline, and this part of the index was not kept on the device.

your-n-corrections-are-made = { $n } اصلاح شما انجام شده است
    .en = Your { $n } corrections are made

your-corrections-are-not-made = اصلاح‌های شما انجام نشده است
    .en = Your corrections are not made

you-stopped-loading-this-story = شما بارگیری این گزارش را متوقف کردید
    .en = You stopped loading this story
