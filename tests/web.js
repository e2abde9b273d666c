// axe-core over pages in headless Chromium: prints what is wrong with each, and
// last "N passed, N failed".  With --shots DIR it also keeps pictures of them,
// in light and dark, on a telephone, and as paper.
//
//   node tests/web.js [--shots DIR] PAGE.html...
'use strict';

const fs = require('fs');
const path = require('path');
const modules = path.resolve(process.env.WEB_MODULES || 'out/web/node_modules');
const puppeteer = require(path.join(modules, 'puppeteer-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

// Every rule of WCAG 2.2 A and AA, and what axe takes for good practice.
const ways = [
	{ name: 'light', scheme: 'light', width: 1200 },
	{ name: 'dark', scheme: 'dark', width: 1200 },
	{ name: 'narrow', scheme: 'light', width: 320 },
];

function told(way, violation) {
	const places = violation.nodes.slice(0, 3).map((node) =>
		`#   ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`);
	return [`# ${way.name}: ${violation.id}: ${violation.help}`, ...places];
}

async function show(page, way) {
	await page.emulateMediaFeatures([
		{ name: 'prefers-color-scheme', value: way.scheme }]);
	await page.setViewport({ width: way.width, height: 900 });
}

// What is wrong with the page, and what it asked for from elsewhere.
async function faults(browser, file) {
	const page = await browser.newPage();
	const asked = [];
	await page.setBypassCSP(true);
	page.on('request', (request) => {
		if (!request.url().startsWith('data:') && !request.isNavigationRequest())
			asked.push(`# it asks for ${request.url()}`);
	});
	await page.goto('file://' + path.resolve(file));
	const lines = [];
	for (const way of ways) {
		await show(page, way);
		await page.evaluate(axe);
		const result = await page.evaluate(() => axe.run(document));
		for (const violation of result.violations)
			lines.push(...told(way, violation));
		const wide = await page.evaluate(() =>
			document.documentElement.scrollWidth - innerWidth);
		if (wide > 0)
			lines.push(`# ${way.name}: ${wide} pixels wider than the window`);
	}
	await page.close();
	return lines.concat(asked);
}

async function picture(browser, file, folder) {
	const page = await browser.newPage();
	const name = path.join(folder, path.basename(file, '.html'));
	await page.goto('file://' + path.resolve(file));
	for (const way of ways) {
		await show(page, way);
		await page.screenshot({ path: `${name}-${way.name}.png`, fullPage: true });
	}
	await page.pdf({ path: `${name}.pdf`, preferCSSPageSize: true, format: 'A4' });
	await page.close();
}

async function main(args) {
	const shots = args[0] === '--shots' ? args.splice(0, 2)[1] : null;
	const browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu'],
	});
	let failed = 0;
	for (const file of args) {
		const lines = await faults(browser, file);
		failed += lines.length > 0;
		console.log((lines.length ? 'not ok ' : 'ok ') + file);
		for (const line of lines)
			console.log(line);
		if (shots)
			await picture(browser, file, shots);
	}
	await browser.close();
	console.log(`${args.length - failed} passed, ${failed} failed`);
	process.exitCode = failed || !args.length ? 1 : 0;
}

main(process.argv.slice(2));
