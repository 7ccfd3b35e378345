/**
 * How far each letter moves the pen, in thousandths of the font size, two base-36 digits each: the
 * Latin of Atkinson Hyperlegible Next (400 and 600) and Source Serif 4 (600); where they have no
 * letter, and for Greek, Cyrillic and Hebrew, those of Noto Sans. Read from the fonts' own tables, so that server and browsers break lines alike
 * without asking a screen; what the browser measures is held against it in measure.browser.test.ts.
 */
export const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2026],
  [0x391, 0x3ce],
  [0x410, 0x45f],
  [0x5d0, 0x5ea],
] as const;

export const ADVANCES = {
  sans:
    '7s7y8di3ggpjkb4g8b8bdhgu5ua25uari0bbf8g0h2gcgme6h3gj5u5ufdhgfddclmheh1hxilftfcjajaaw' +
    'e8hjf1mwj9juggk4h2ggfij6ghnshbfzgv8tar9kfcac6relfqdhfoey8qfifa706tdo7anhfaf8fqfy9pd3' +
    '92f0ctj0ddchcs9k6l9kff7s7ydhgyg4fz6leoa8m6abfmgq8ym69w9sg3aman6rhbe56o7d74akfmmomso3' +
    'ciheheheheheheorhxftftftftawawawawj5j9jujujujujuesjuj6j6j6j6fzggg6elelelelelelo2dhey' +
    'eyeyey7070707efpfaf8f8f8f8f8guf8f0f0f0f0chfqchheelheelheelhxdhhkdchxdhhxdhilhmj5foft' +
    'eyfgfofteyfteyfteyk8h3jafijafijafiklh6jafa9f76aw709f76aw70aw70p4dt7l76hjdoeuf17af17a' +
    'f18tek7gfv88j9faj9faj9faj4l4h6lpgtlpgtjuf8rypoh29phabhh29pggd3f9dbggd3ggd3fi92fi92fg' +
    'a1kbh6j6f0kbh6j6f0j6f0j6f0nsj0fzchfzgvcsgvcsgvcs928y8yfwe0mwrsfbbf6k6k6k4vb3b3b39zf1' +
    'f1c6a8dwewimhri2dvhefgfwkllp9fh7gxp7l4hclpkbgt00fwfgfqnfgamtiq9ffqhbd2gw98gmhbh1ecgc' +
    'd2csgwgi98eueffaecdmgtgagodjh2dmgmk5giktm798gmgtgmm7hqh2i2e5k9fgp5g1l0l0hdjep7knl5kd' +
    'gthsfgh4mpgckkipsrsij1nlgvhzrrhqfgglfoc6gvfbl3dkh9h9ergblch2gigugwdpcxe5khe7h0gdouox' +
    'hbl3f5dqm7g1fbfbh7c6dpd0767676nvoqh9erh9e5guhkfwaef2hf8d96iehm87f5ebeij0ic95ajhvghh8' +
    'gpepfghfejkaj1',
  bold:
    '8f8aa2kagsqhk75f9090dhgm70a971bsi8byftggh9gqh5eph9g27171foh5foemloiehmi6izgdfmjrjfbj' +
    'f6i6f8nkjqkhh5krhrgsggj3hgodiihfh399bs9kfxav7mf4gbdygaff9pg6fp7x73ew8do6fpfrgbgfa8dt' +
    'a0fje5k3eidvdoaa6xaaf38f8adyhfgdhf6xf7bgm6aphagz8wm6afalgpb0b47mhued7p807ob0han9nfp4' +
    'dzieieieieieieq7i6gdgdgdgdbjbjbjbjjjjqkhkhkhkhkhevkhj3j3j3j3hfh5gxf4f4f4f4f4f4oadyff' +
    'ffffff7x7x7x8bg5fpfrfrfrfrfrgmfrfjfjfjfjdvgbdvief4ief4ief4i6dyhqdyi6dyi6dyizisjjgagd' +
    'fffig9gdffgdffgdffk6hejrg6jrg6jrg6l0hqjffpaa7vbj7xaa7vbj7xbj7xqof08l7vi6ewgcf88df88d' +
    'f89qf697g298jqfpjqfpjqfpkmm1hqlvh5lvh5khfrsapwhra8hvc2hra8gsdtfadpgsdtgsdtgga0gga0ft' +
    'bakrhqj3fjkrhqj3fjj3fjj3fjodk3hfdvhfh3doh3doh3doa28w8wfzdyn2rsfbbf7777775lcncncnbhfu' +
    'fvc6addwfkkrioibeeiefig0l0lvaahxhypulwhdlvkqh300g0ftgrohhqnuiaaagrhwdohiafhahwhcf5gp' +
    'dnd8higvafgcfdgaf5e8h5h1gzdzhsekhalogzm9ndafhah5haniinhoiaf3l2fjqqgblmlmijk0ptl4lfkv' +
    'h4hvfthmo6hpl6jitbtck8othji5s2ihg5h2g8cthefwmye1i6i6g8gxmjhsgzhlhde8dmf7lqfchoh7pvpx' +
    'i5mqfye9n3gifwfwhscwe8dj817v7vojpchtg8i6f7hlidgbb3fli0919xivi38wfmekf5jcj49mb0ikh5hv' +
    'h7fsg4hxewlcjp',
  serif:
    '6c8qbrf4eyqdkj5qaoaocqf88j9b8ja4f7f7f7f7f7f7f7f7f7f78j8jf8f8f8byo3jsikifkohmgyk5mhar' +
    'ayk6h4pul1kmhpkmjnfki2l1jmsciuijgg9wa49wf8eob4fehienhbf0aefxi29c8ph39dqpi4gehkh1d7d7' +
    'a8hsg5nmg9ggdta58da5f86c8qeyezegey8deab4kuapfwf89bcxb49kf8auaub4heha8jb4aubdfwpiqdpi' +
    'byjsjsjsjsjsjsq7ifhmhmhmhmararararkol1kmkmkmkmkmf8kml1l1l1l1ijhqi8fefefefefefen3enf0' +
    'f0f0f09c9c9c9cg1i4gegegegegef8gehshshshsgghaggjsfejsfejsfeifenifenifenifenkohkkohbhm' +
    'f0hmf0hmf0hmf0hmf0k5fxk5fxk5fxk5fxmhi2mhi2ar9car9caa7var9car9ciwfzay8pk6h3h3h49dh49d' +
    'h49hh4a7h49dl1i4l1i4l1i4nll1i4kmgekmgekmgeqxpajnd7jnd7jnd7fkd7fkd7fkd7fkd7i2a8i2a8ft' +
    'bal1hsl1hsl1hsl1hsl1hsl1hsscnmijggijggdtggdtggdta69b8wf7eon0n0fbbf6k6k6k5lcscrcrbheh' +
    'eh8waddwh1npjsikg1hhhmggmhkpark6jspul1h1kmlxhp00fyi2ijlwiungl4arijh5dih48tfth5h0fdfv' +
    'dicmh4f88tg9gbhefccwg2hngzdehbe3ftl8ewlhm38tftg2ftm3jshxikg1kdhmrnfsm9m9jljypumhkmlw' +
    'hpifi2jjlriulzkeubuhkvr4hphqssjgfeg6frdgh3f0nnddiyiygwhbm0irgeinhkeng2ggnrg9iuh4pyq8' +
    'iqnhfcennzgjf0f0gzdgeod79c9c8pn2ogi2gwiyggipidgbb3fli0919xivi38wfmekf5jcj49mb0ikh5hv' +
    'h7fsg4hxewlcjp',
} as const;
